import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { startCheckout } from "../../../checkout/start"
import type { StartCheckoutBody } from "../../../contract"

/** Begins a checkout; the same idempotency key returns the same one. */
export async function POST(
  req: AuthenticatedMedusaRequest<StartCheckoutBody>,
  res: MedusaResponse
) {
  const { actor_id: customerId } = req.auth_context
  res.json(await startCheckout(req.scope, customerId, req.validatedBody))
}
