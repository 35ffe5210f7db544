import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { assertDefined } from "@codex/kernel"
import { purchaseForOperator } from "../../../../operator/purchases"

export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
) {
  const id = assertDefined(req.params.id, "purchase id")
  res.json({ purchase: await purchaseForOperator(req.scope, id) })
}
