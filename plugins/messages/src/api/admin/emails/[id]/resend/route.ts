import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { assertDefined } from "@codex/kernel"
import { resendForOperator } from "../../../../../lib/operator-emails"

export async function POST(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
): Promise<void> {
  const id = assertDefined(req.params.id, "e-mail id")
  const operatorId = req.auth_context.actor_id
  res.json({ email: await resendForOperator(req.scope, id, operatorId) })
}
