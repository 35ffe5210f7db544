import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type {
  DiscountResponse,
  OperateDiscountBody,
} from "../../../../contract"
import { changeDiscount } from "../../../../discounts/change"
import { anyDiscount, changeBearer, viewOf } from "../../../../discounts/manage"

/** Pauses, resumes, ends, or says whose money the discount is. */
export async function POST(
  req: AuthenticatedMedusaRequest<OperateDiscountBody>,
  res: MedusaResponse<DiscountResponse>
) {
  const pg = req.scope.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const discount = await anyDiscount(pg, req.params.id ?? "")
  const { validatedBody: body } = req
  await ("action" in body
    ? changeDiscount(req.scope, discount, body.action)
    : changeBearer(pg, discount.id, body.born_by))
  res.json({ discount: await viewOf(pg, discount.id) })
}
