import type { ContentPost } from "@codex/content"
import type { Minor } from "@codex/kernel"
import {
  bestReduction,
  discountState,
  isFor,
  reduction,
} from "@codex/purchases"
import type { Discount, Reduced } from "@codex/purchases"
import { checkoutFailure } from "../lib/failures"

export interface Reducible {
  post: ContentPost
  /** What would be paid without a discount. */
  priceMinor: Minor
  floorMinor: Minor
  /** As typed by the shopper. */
  code: string | undefined
  discounts: readonly Discount[]
  /** Discounts whose limit per customer this customer has reached. */
  spent: ReadonlySet<string>
  now: Date
}

/** Why a code does not lower this price, as a sentence for the shopper. */
function refuse(discount: Discount | undefined, on: Reducible): void {
  if (!discount) {
    throw checkoutFailure("code_unknown")
  }
  switch (discountState(discount, on.now)) {
    case "ended":
      throw checkoutFailure("code_ended")
    case "paused":
    case "scheduled":
      throw checkoutFailure("code_not_active")
    case "used_up":
      throw checkoutFailure("code_used_up")
    case "running":
      break
  }
  if (!isFor(discount, on.post)) {
    throw checkoutFailure("code_for_other_posts")
  }
  if (on.spent.has(discount.id)) {
    throw checkoutFailure("code_used_by_you")
  }
}

function byCode(on: Reducible): Reduced | null {
  const { code, discounts, priceMinor, floorMinor } = on
  if (!code) {
    return null
  }
  const discount = discounts.find((one) => !one.automatic)
  refuse(discount, on)
  return discount
    ? { discount, amountMinor: reduction(discount, priceMinor, floorMinor) }
    : null
}

/**
 * One discount per checkout: the code's, or the best automatic one. A code
 * that takes off less than what applies by itself is refused, so that nobody
 * spends it for nothing.
 */
export function applyDiscount(on: Reducible): Reduced | null {
  const { post, priceMinor, floorMinor, now } = on
  const automatic = bestReduction(
    on.discounts.filter((one) => one.automatic && !on.spent.has(one.id)),
    post,
    { priceMinor, floorMinor },
    now
  )
  const typed = byCode(on)
  if (typed && typed.amountMinor <= (automatic?.amountMinor ?? 0n)) {
    throw checkoutFailure("code_not_better")
  }
  return typed ?? automatic
}
