import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { assertDefined } from "@codex/kernel"
import { checkoutState } from "../../../../checkout/state"

/** What became of a checkout; the browser asks, it never decides. */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
) {
  const id = assertDefined(req.params.id, "checkout id")
  res.json(await checkoutState(req.scope, req.auth_context.actor_id, id))
}
