import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { claimPurchases } from "../../../../buyer/claim"
import type { UseCodeBody } from "@codex/plugin-messages/contract"
import type { ClaimedPurchases } from "../../../../contract"

/** Brings a guest's purchases into the signed-in account. */
export async function POST(
  req: AuthenticatedMedusaRequest<UseCodeBody>,
  res: MedusaResponse<ClaimedPurchases>
) {
  const { actor_id: customerId } = req.auth_context
  res.json(await claimPurchases(req.scope, customerId, req.validatedBody))
}
