import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type { SignOutBody } from "../../../../contract"
import { endEverywhere } from "../../../../sessions/list"

/** Every session of the person, or every other one. */
export async function POST(
  req: AuthenticatedMedusaRequest<SignOutBody>,
  res: MedusaResponse<{ ended: number }>
): Promise<void> {
  res.json({ ended: await endEverywhere(req, req.validatedBody.keep_this) })
}
