export type PricingType = "fixed" | "free" | "pwyw"

export interface Pricing {
  pricing_type: PricingType
  /** The price; for pay-what-you-want the minimum; 0 while a draft has none. */
  price_minor: bigint
  suggested_minor: bigint | null
  compare_at_minor: bigint | null
}

/** PRODUCT decision 11: $1.00 to $999.99. */
const MIN_PRICE_MINOR = 100n
const MAX_PRICE_MINOR = 99_999n

export type PricingFailure =
  | "price_out_of_range"
  | "minimum_out_of_range"
  | "suggested_out_of_range"
  | "compare_at_out_of_range"

const inRange = (amount: bigint) =>
  amount >= MIN_PRICE_MINOR && amount <= MAX_PRICE_MINOR

/** Drops what the chosen pricing type does not use. */
export function normalizePricing(pricing: Pricing): Pricing {
  switch (pricing.pricing_type) {
    case "free":
      return {
        pricing_type: "free",
        price_minor: 0n,
        suggested_minor: null,
        compare_at_minor: null,
      }
    case "pwyw":
      return { ...pricing, compare_at_minor: null }
    case "fixed":
      return { ...pricing, suggested_minor: null }
  }
}

function checkFixed(pricing: Pricing): PricingFailure | null {
  const { price_minor: price, compare_at_minor: before } = pricing
  if (price !== 0n && !inRange(price)) {
    return "price_out_of_range"
  }
  const higher = before === null || (before > price && inRange(before))
  return higher ? null : "compare_at_out_of_range"
}

function checkPwyw(pricing: Pricing): PricingFailure | null {
  const { price_minor: minimum, suggested_minor: suggested } = pricing
  if (minimum !== 0n && !inRange(minimum)) {
    return "minimum_out_of_range"
  }
  const fits =
    suggested === null || (suggested >= minimum && inRange(suggested))
  return fits ? null : "suggested_out_of_range"
}

/** The first rule a normalized price breaks; a draft may still have none (0). */
export function checkPricing(pricing: Pricing): PricingFailure | null {
  switch (pricing.pricing_type) {
    case "free":
      return null
    case "fixed":
      return checkFixed(pricing)
    case "pwyw":
      return checkPwyw(pricing)
  }
}

/** A fixed price of 0 means: not set yet. */
export function hasPrice(
  pricing: Pick<Pricing, "pricing_type" | "price_minor">
) {
  return pricing.pricing_type !== "fixed" || pricing.price_minor > 0n
}
