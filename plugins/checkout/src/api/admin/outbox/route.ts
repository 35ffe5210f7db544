import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { outboxQuery } from "../../../contract"
import { listOutboxForOperator } from "../../../operator/outbox"

export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
) {
  const page = outboxQuery.parse(req.validatedQuery)
  res.json(await listOutboxForOperator(req.scope, page))
}
