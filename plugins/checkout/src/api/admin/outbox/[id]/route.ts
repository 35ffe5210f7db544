import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { assertDefined } from "@codex/kernel"
import { outboxForOperator } from "../../../../operator/outbox"

export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
) {
  const id = assertDefined(req.params.id, "delivery id")
  res.json({ delivery: await outboxForOperator(req.scope, id) })
}
