import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { pageQuery } from "../../../contract"
import { listPurchasesForOperator } from "../../../operator/purchases"

export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
) {
  const page = pageQuery.parse(req.validatedQuery)
  res.json(await listPurchasesForOperator(req.scope, page))
}
