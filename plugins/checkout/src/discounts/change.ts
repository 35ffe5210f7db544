import { withPlatform } from "@codex/kernel"
import { endDiscount, touchDiscount } from "@codex/purchases"
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
  const pg = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  if (action === "end") {
    await withPlatform(pg, "end discount", (tx) => endDiscount(tx, discount.id))
  }
  const status = action === "resume" ? "active" : "inactive"
  await updatePromotionsStatusWorkflow(container).run({
    input: { promotionsData: [{ id: discount.promotion_id, status }] },
  })
  // Medusa's row tells nobody; ours tells the public pages.
  await withPlatform(pg, "discount: pages show it", (tx) =>
    touchDiscount(tx, discount.id)
  )
}
