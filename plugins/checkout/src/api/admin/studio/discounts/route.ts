import { studioContext } from "@codex/plugin-creators/workflows"
import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type {
  CreateDiscountBody,
  DiscountResponse,
  DiscountsResponse,
  PageQuery,
} from "../../../../contract"
import {
  promotionSource,
  studioDiscounts,
  viewOf,
} from "../../../../discounts/manage"
import { promotionData } from "../../../../discounts/promotion-data"
import { checkoutCreateDiscountWorkflow } from "../../../../workflows/create-discount"

export async function GET(
  req: AuthenticatedMedusaRequest<unknown, PageQuery>,
  res: MedusaResponse<DiscountsResponse>
) {
  const context = await studioContext(req)
  const pg = req.scope.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  res.json(await studioDiscounts(pg, context, req.validatedQuery))
}

export async function POST(
  req: AuthenticatedMedusaRequest<CreateDiscountBody>,
  res: MedusaResponse<DiscountResponse>
) {
  const context = await studioContext(req)
  const { validatedBody: body } = req
  const pg = req.scope.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const source = await promotionSource(pg, context, body)
  const { result: id } = await checkoutCreateDiscountWorkflow(req.scope).run({
    input: {
      promotion: promotionData(source),
      discount: {
        organizationId: context.organizationId,
        scope: body.scope,
        postId: body.post_id ?? null,
        creatorId: body.scope === "creator" ? context.creatorId : null,
        // Only the operator decides to spend the platform's money.
        bornBy: "seller",
        maxUses: body.max_uses,
        perCustomer: body.per_customer,
        createdBy: context.creatorId,
      },
    },
  })
  res.status(201).json({ discount: await viewOf(pg, id) })
}
