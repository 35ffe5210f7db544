import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { purchasesQuery } from "../../../contract"
import { listPurchasesForOperator } from "../../../operator/purchases"

export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
) {
  const page = purchasesQuery.parse(req.validatedQuery)
  res.json(await listPurchasesForOperator(req.scope, page))
}
