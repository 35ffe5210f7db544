import { withPlatform } from "@codex/kernel"
import { getPurchase } from "@codex/purchases"
import type { OutboxRow } from "@codex/purchases"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { checkoutFailure } from "../lib/failures"
import { checkoutStripe } from "../lib/stripe"
import { calculationOf } from "../tax/calculation"
import type { Delivered } from "./delivery"

export function stripeForTax() {
  const stripe = checkoutStripe()
  if (!stripe) {
    throw new Error("Stripe is not set up any more; the tax is not recorded")
  }
  return stripe
}

/**
 * Tells Stripe Tax that the sale took place, so that it is in the reports one
 * files from. The purchase's id is its reference, so it is there once.
 */
export async function recordTax(
  container: MedusaContainer,
  row: OutboxRow
): Promise<Delivered> {
  const pg = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const purchase = await withPlatform(pg, "tax to record", (tx) =>
    getPurchase(tx, row.ref_id)
  )
  if (!purchase) {
    throw checkoutFailure("purchase_not_found")
  }
  const calculation = calculationOf(purchase)
  if (!calculation) {
    return { state: "done", result: { skipped: "no_calculation" } }
  }
  const { id } = await stripeForTax().tax.transactions.createFromCalculation(
    {
      calculation,
      reference: purchase.id,
      posted_at: Math.floor(purchase.paid_at.getTime() / 1000),
      metadata: { codex_purchase_id: purchase.id },
    },
    { idempotencyKey: `tax:${purchase.id}` }
  )
  return { state: "done", result: { transaction_id: id } }
}
