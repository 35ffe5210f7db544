import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { DiscountsResponse, PageQuery } from "../../../contract"
import { operatorDiscounts } from "../../../discounts/manage"

/** Every discount on the platform. */
export async function GET(
  req: AuthenticatedMedusaRequest<unknown, PageQuery>,
  res: MedusaResponse<DiscountsResponse>
) {
  const pg = req.scope.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  res.json(await operatorDiscounts(pg, req.validatedQuery))
}
