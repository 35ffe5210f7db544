import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { signOut } from "../../../../sessions/end"

/** Ends this session; without one there is nothing to do. */
export async function POST(
  req: MedusaRequest,
  res: MedusaResponse<{ ended: boolean }>
): Promise<void> {
  await signOut(req)
  res.json({ ended: true })
}
