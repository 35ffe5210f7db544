import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { verifyEmail } from "../../../../buyer/verify-email"
import type { UseCodeBody } from "@codex/plugin-messages/contract"
import type { VerifiedEmail } from "../../../../contract"

/** Proves an address for the signed-in account, on the checkout page. */
export async function POST(
  req: AuthenticatedMedusaRequest<UseCodeBody>,
  res: MedusaResponse<VerifiedEmail>
) {
  const { actor_id: customerId } = req.auth_context
  res.json(await verifyEmail(req.scope, customerId, req.validatedBody))
}
