import { priceLimits } from "@codex/content"
import type { ContentPost } from "@codex/content"
import { formatMinor, minor } from "@codex/kernel"
import type { Minor } from "@codex/kernel"
import { checkoutFailure } from "../lib/failures"

function chosenAmount(post: ContentPost, amount: Minor): Minor {
  const { floorMinor, ceilingMinor } = priceLimits(post.product_type)
  const money = (value: Minor) => formatMinor(value, post.currency_code)
  const lowest = post.price_minor > floorMinor ? post.price_minor : floorMinor
  const isFree = amount === 0n && post.price_minor === 0n
  if (!isFree && amount < lowest) {
    throw checkoutFailure("amount_too_low", { minimum: money(lowest) })
  }
  if (amount > ceilingMinor) {
    throw checkoutFailure("amount_too_high", { maximum: money(ceilingMinor) })
  }
  return amount
}

/** What the post costs before anything comes off: set, nothing, or chosen. */
export function basePrice(post: ContentPost, sent?: number): Minor {
  switch (post.pricing_type) {
    case "free":
      return 0n
    case "fixed":
      return post.price_minor
    case "pwyw":
      return chosenAmount(
        post,
        minor(sent ?? post.suggested_minor ?? post.price_minor)
      )
  }
}

/** The total the shopper saw; without one the amount is taken for it. */
export const shownTotal = (body: {
  amount_minor?: number | undefined
  total_minor?: number | undefined
}): number | undefined => body.total_minor ?? body.amount_minor

/**
 * An amount sent along only confirms what was shown: if the post costs
 * something else by now, nobody is charged.
 */
export function confirmAmount(
  post: ContentPost,
  total: Minor,
  sent: number | undefined
): void {
  if (sent !== undefined && minor(sent) !== total) {
    throw checkoutFailure("price_changed", {
      price: formatMinor(total, post.currency_code),
    })
  }
}
