import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { showQuote } from "../../../checkout/show-quote"
import type { QuoteQuery } from "../../../contract"

/** What a post costs the asking person now; anybody may ask. */
export async function GET(
  req: AuthenticatedMedusaRequest<unknown, QuoteQuery>,
  res: MedusaResponse
) {
  const customerId = req.auth_context?.actor_id || undefined
  res.json(await showQuote(req.scope, customerId, req.validatedQuery))
}
