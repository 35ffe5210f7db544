import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { endOne } from "../../../../../../sessions/list"

/** Signs one device out. */
export async function POST(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<{ ended: number }>
): Promise<void> {
  await endOne(req, req.params.id ?? "")
  res.json({ ended: 1 })
}
