import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { assertDefined } from "@codex/kernel"
import { confirmDemo } from "../../../../../checkout/demo"
import type { DemoOutcomeBody } from "../../../../../contract"

/** Test mode: the demo provider's event, through the one signed ingress. */
export async function POST(
  req: AuthenticatedMedusaRequest<DemoOutcomeBody>,
  res: MedusaResponse
) {
  const state = await confirmDemo(req.scope, {
    customerId: req.auth_context.actor_id,
    checkoutId: assertDefined(req.params.id, "checkout id"),
    outcome: req.validatedBody.outcome,
  })
  res.json(state)
}
