import type { ContentPost } from "@codex/content"
import { formatMinor, minor } from "@codex/kernel"
import type { Minor } from "@codex/kernel"
import { checkoutFailure } from "../lib/failures"

/** Paid amounts are between $1.00 and $999.99 (PRODUCT, decision 11). */
const LEAST = 100n
const MOST = 99_999n

function chosenAmount(post: ContentPost, amount: Minor): Minor {
  const money = (value: Minor) => formatMinor(value, post.currency_code)
  const lowest = post.price_minor > 0n ? post.price_minor : LEAST
  const isFree = amount === 0n && post.price_minor === 0n
  if (!isFree && amount < lowest) {
    throw checkoutFailure("amount_too_low", { minimum: money(lowest) })
  }
  if (amount > MOST) {
    throw checkoutFailure("amount_too_high", { maximum: money(MOST) })
  }
  return amount
}

/**
 * What the shopper pays. A price sent along only confirms what was shown: if
 * the post costs something else by now, nobody is charged.
 */
export function agreedPrice(post: ContentPost, sent?: number): Minor {
  if (post.pricing_type === "pwyw") {
    const amount = sent ?? post.suggested_minor ?? post.price_minor
    return chosenAmount(post, minor(amount))
  }
  const price = post.pricing_type === "free" ? 0n : post.price_minor
  if (sent !== undefined && minor(sent) !== price) {
    throw checkoutFailure("price_changed", {
      price: formatMinor(price, post.currency_code),
    })
  }
  return price
}
