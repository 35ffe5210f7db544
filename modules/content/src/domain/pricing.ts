import { DEFAULT_LIMITS, isCharged, type PriceLimits } from "./price-limits"

export type PricingType = "fixed" | "free" | "pwyw"

export interface Pricing {
  pricing_type: PricingType
  /** The price; for pay-what-you-want the minimum; 0 while a draft has none. */
  price_minor: bigint
  suggested_minor: bigint | null
  compare_at_minor: bigint | null
}

export type PricingFailure =
  | "price_out_of_range"
  | "minimum_out_of_range"
  | "suggested_out_of_range"
  | "compare_at_out_of_range"

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

function checkFixed(
  pricing: Pricing,
  limits: PriceLimits
): PricingFailure | null {
  const { price_minor: price, compare_at_minor: before } = pricing
  if (price !== 0n && !isCharged(price, limits)) {
    return "price_out_of_range"
  }
  const higher =
    before === null || (before > price && isCharged(before, limits))
  return higher ? null : "compare_at_out_of_range"
}

function checkPwyw(
  pricing: Pricing,
  limits: PriceLimits
): PricingFailure | null {
  const { price_minor: minimum, suggested_minor: suggested } = pricing
  if (minimum !== 0n && !isCharged(minimum, limits)) {
    return "minimum_out_of_range"
  }
  const fits =
    suggested === null || (suggested >= minimum && isCharged(suggested, limits))
  return fits ? null : "suggested_out_of_range"
}

/** The first rule a normalized price breaks; a draft may still have none (0). */
export function checkPricing(
  pricing: Pricing,
  limits: PriceLimits = DEFAULT_LIMITS
): PricingFailure | null {
  switch (pricing.pricing_type) {
    case "free":
      return null
    case "fixed":
      return checkFixed(pricing, limits)
    case "pwyw":
      return checkPwyw(pricing, limits)
  }
}

/** A fixed price of 0 means: not set yet. */
export function hasPrice(
  pricing: Pick<Pricing, "pricing_type" | "price_minor">
) {
  return pricing.pricing_type !== "fixed" || pricing.price_minor > 0n
}
