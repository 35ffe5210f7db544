import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { assertDefined } from "@codex/kernel"
import { emailForOperator } from "../../../../lib/operator-emails"

export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
): Promise<void> {
  const id = assertDefined(req.params.id, "e-mail id")
  res.json({ email: await emailForOperator(req.scope, id) })
}
