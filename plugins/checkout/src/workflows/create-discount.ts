import { newId, withTenant } from "@codex/kernel"
import type { Pg } from "@codex/kernel"
import { insertDiscount, removeDiscount } from "@codex/purchases"
import type { NewDiscount } from "@codex/purchases"
import { createPromotionsWorkflow } from "@medusajs/medusa/core-flows"
import type {
  CreatePromotionDTO,
  PromotionDTO,
} from "@medusajs/framework/types"
import {
  ContainerRegistrationKeys,
  MedusaError,
} from "@medusajs/framework/utils"
import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  WorkflowResponse,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"

export interface CreateDiscountInput {
  promotion: CreatePromotionDTO
  discount: Omit<NewDiscount, "promotionId">
}

/** Our limits beside the promotion; undone by removing the row. */
const insertDiscountStep = createStep(
  "checkout-insert-discount",
  async (input: NewDiscount, { container }) => {
    const pg = container.resolve<Pg>(ContainerRegistrationKeys.PG_CONNECTION)
    const { organizationId } = input
    const id = await withTenant(pg, { organizationId }, (tx) =>
      insertDiscount(tx, input)
    )
    return new StepResponse(id, { id, organizationId })
  },
  async (undo, { container }) => {
    if (undo) {
      const { id, organizationId } = undo
      const pg = container.resolve<Pg>(ContainerRegistrationKeys.PG_CONNECTION)
      await withTenant(pg, { organizationId }, (tx) => removeDiscount(tx, id))
    }
  }
)

function withPromotion(data: {
  input: CreateDiscountInput
  promotions: PromotionDTO[]
}): NewDiscount {
  const promotion = data.promotions[0]
  if (!promotion) {
    throw new MedusaError(
      MedusaError.Types.UNEXPECTED_STATE,
      `No promotion was created for ${newId("disc")}`
    )
  }
  return { ...data.input.discount, promotionId: promotion.id }
}

/** A Medusa promotion and our row beside it, both or neither. Returns its id. */
export const checkoutCreateDiscountWorkflow = createWorkflow(
  "checkout-create-discount",
  (input: WorkflowData<CreateDiscountInput>) => {
    const promotions = createPromotionsWorkflow.runAsStep({
      input: transform(input, (data) => ({ promotionsData: [data.promotion] })),
    })
    const id = insertDiscountStep(
      transform({ input, promotions }, withPromotion)
    )
    return new WorkflowResponse(id)
  }
)
