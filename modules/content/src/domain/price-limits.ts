export interface PriceLimits {
  /** The least that is charged when anything is charged. */
  floorMinor: bigint
  ceilingMinor: bigint
}

/** PRODUCT decision 11: $1.00 to $999.99, unless a product type says else. */
export const DEFAULT_LIMITS: PriceLimits = {
  floorMinor: 100n,
  ceilingMinor: 99_999n,
}

export function isCharged(amount: bigint, limits: PriceLimits): boolean {
  return amount >= limits.floorMinor && amount <= limits.ceilingMinor
}
