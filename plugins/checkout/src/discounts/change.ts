import { withPlatform } from "@codex/kernel"
import { endDiscount } from "@codex/purchases"
import type { Discount } from "@codex/purchases"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { updatePromotionsStatusWorkflow } from "@medusajs/medusa/core-flows"
import type { DiscountAction } from "../contract"
import { checkoutFailure } from "../lib/failures"

/**
 * Pauses, resumes or ends. The promotion's own status says whether it is
 * active, so Medusa's page and ours never disagree; ending is for good.
 */
export async function changeDiscount(
  container: MedusaContainer,
  discount: Discount,
  action: DiscountAction
): Promise<void> {
  if (discount.ended_at) {
    throw checkoutFailure("discount_ended")
  }
  if (action === "end") {
    const pg = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
    await withPlatform(pg, "end discount", (tx) => endDiscount(tx, discount.id))
  }
  const status = action === "resume" ? "active" : "inactive"
  await updatePromotionsStatusWorkflow(container).run({
    input: { promotionsData: [{ id: discount.promotion_id, status }] },
  })
}
