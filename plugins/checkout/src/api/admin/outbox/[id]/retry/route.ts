import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { assertDefined } from "@codex/kernel"
import { retryForOperator } from "../../../../../operator/outbox"

/** The operator's Retry of a failed delivery. */
export async function POST(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
) {
  const id = assertDefined(req.params.id, "delivery id")
  const operatorId = req.auth_context.actor_id
  res.json({ delivery: await retryForOperator(req.scope, id, operatorId) })
}
