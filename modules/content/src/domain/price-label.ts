import type { PricingType } from "./pricing"

interface Priced {
  pricing_type: PricingType
  price_minor: bigint
  currency_code: string
}

/** Whole and fraction are formatted from the integer, never through a float. */
export function formatPrice(amount: bigint, currency: string): string {
  const format = new Intl.NumberFormat("en-US", {
    style: "currency",
    currency: currency.toUpperCase(),
  })
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2
  const unit = 10n ** BigInt(digits)
  const fraction = String(amount % unit).padStart(digits, "0")
  return format
    .formatToParts(amount / unit)
    .map((part) => (part.type === "fraction" ? fraction : part.value))
    .join("")
}

/** What a card says: `Free`, `$19.99`, `From $5.00`, `Pay what you want`. */
export function priceLabel(post: Priced): string {
  if (post.pricing_type === "free") {
    return "Free"
  }
  const amount = formatPrice(post.price_minor, post.currency_code)
  if (post.pricing_type === "pwyw") {
    return post.price_minor === 0n ? "Pay what you want" : `From ${amount}`
  }
  return post.price_minor === 0n ? "No price yet" : amount
}
