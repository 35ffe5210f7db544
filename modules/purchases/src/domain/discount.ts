export type DiscountScope = "post" | "creator" | "organization"
export type DiscountBearer = "seller" | "platform"

/** A discount as it stands: our limits, the promotion's value and dates. */
export interface Discount {
  id: string
  organization_id: string
  promotion_id: string
  scope: DiscountScope
  post_id: string | null
  creator_id: string | null
  born_by: DiscountBearer
  max_uses: number | null
  per_customer: number | null
  used: number
  ended_at: Date | null
  created_by: string
  created_at: Date
  /** As the promotion has it, with the shop's prefix. */
  code: string
  automatic: boolean
  paused: boolean
  kind: "percentage" | "fixed"
  /** Basis points of a percentage, minor units of a fixed value. */
  value: bigint
  currency_code: string | null
  starts_at: Date | null
  ends_at: Date | null
}

/** The part of a post that decides whether a discount is for it. */
export interface DiscountTarget {
  id: string
  organization_id: string
  creator_id: string
  pricing_type: string
  currency_code: string
}

/** `"12.5", 2` → `1250n`: a decimal as whole units, what is finer is cut. */
export function scaled(decimal: string, digits: number): bigint {
  const [whole = "0", fraction = ""] = decimal.split(".")
  return BigInt(whole + fraction.slice(0, digits).padEnd(digits, "0"))
}

export function isFor(discount: Discount, post: DiscountTarget): boolean {
  const currency = discount.currency_code ?? post.currency_code
  const same =
    discount.organization_id === post.organization_id &&
    post.pricing_type === "fixed" &&
    currency === post.currency_code
  switch (discount.scope) {
    case "organization":
      return same
    case "creator":
      return same && discount.creator_id === post.creator_id
    case "post":
      return same && discount.post_id === post.id
  }
}

export type DiscountState =
  "running" | "scheduled" | "paused" | "used_up" | "ended"

export function discountState(discount: Discount, now: Date): DiscountState {
  const { ended_at, ends_at, starts_at, max_uses, used } = discount
  if (ended_at || (ends_at && ends_at <= now)) {
    return "ended"
  }
  if (discount.paused) {
    return "paused"
  }
  if (starts_at && starts_at > now) {
    return "scheduled"
  }
  return max_uses !== null && used >= max_uses ? "used_up" : "running"
}

/**
 * What comes off a price. The rest is nothing or at least the floor: an
 * amount between the two costs more to charge than it brings.
 */
export function reduction(
  discount: Pick<Discount, "kind" | "value">,
  priceMinor: bigint,
  floorMinor: bigint
): bigint {
  const wanted =
    discount.kind === "percentage"
      ? (priceMinor * discount.value + 5_000n) / 10_000n
      : discount.value
  if (wanted >= priceMinor) {
    return priceMinor
  }
  const most = priceMinor > floorMinor ? priceMinor - floorMinor : 0n
  return wanted > most ? most : wanted
}

export interface Reduced {
  discount: Discount
  amountMinor: bigint
}

/** The discount that takes the most off; the older one when two are equal. */
export function bestReduction(
  discounts: readonly Discount[],
  post: DiscountTarget,
  price: { priceMinor: bigint; floorMinor: bigint },
  now: Date
): Reduced | null {
  return discounts
    .filter((one) => isFor(one, post) && discountState(one, now) === "running")
    .map((discount) => ({
      discount,
      amountMinor: reduction(discount, price.priceMinor, price.floorMinor),
    }))
    .filter((one) => one.amountMinor > 0n)
    .reduce<Reduced | null>(
      (best, one) => (best && best.amountMinor >= one.amountMinor ? best : one),
      null
    )
}
