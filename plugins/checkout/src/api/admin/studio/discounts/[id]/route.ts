import { studioContext } from "@codex/plugin-creators/workflows"
import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type {
  ChangeDiscountBody,
  DiscountResponse,
} from "../../../../../contract"
import { changeDiscount } from "../../../../../discounts/change"
import { studioDiscount, viewOf } from "../../../../../discounts/manage"

/** Pauses, resumes or ends a discount of the organization. */
export async function POST(
  req: AuthenticatedMedusaRequest<ChangeDiscountBody>,
  res: MedusaResponse<DiscountResponse>
) {
  const context = await studioContext(req)
  const pg = req.scope.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const discount = await studioDiscount(pg, context, req.params.id ?? "")
  await changeDiscount(req.scope, discount, req.validatedBody.action)
  res.json({ discount: await viewOf(pg, discount.id) })
}
