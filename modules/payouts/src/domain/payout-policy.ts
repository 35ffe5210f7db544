/** What decides how much of a wallet can be paid out, in plain numbers. */
export type PayoutPolicy = {
  /** The least one payout may be. */
  minimum_minor: number
  /** Days a sale stays pending: the later of hold and refund window. */
  hold_days: number
  refund_window_days: number
  /** Part of the last weeks' income that stays, against late refunds. */
  reserve_bps: number
  reserve_days: number
  /** Below this a creator cannot refund on their own. */
  negative_floor_minor: number
  /** Hours before a new destination may be used. */
  cool_down_hours: number
  /** What pays for a refund or a dispute, first to last. */
  recoup_order: readonly (
    "pending" | "available" | "future_sales" | "platform"
  )[]
}

export interface PayoutFacts {
  policy: PayoutPolicy
  now: Date
  currencyCode: string
  availableMinor: bigint
  reservedMinor: bigint
  settlementMode: "platform_wallet" | "direct" | "connect"
  /** A number is to be proven first, and nothing was ever paid. */
  phoneMissing: boolean
  destination: {
    provider: string
    currencyCode: string
    ready: boolean
    usableFrom: Date
  } | null
}

export type PayoutBlock =
  | "settled_directly"
  | "balance_negative"
  | "no_destination"
  | "connect_required"
  | "destination_not_ready"
  | "destination_currency"
  | "destination_cooling_down"
  | "phone_first"
  | "below_minimum"

/** What may leave now: available less reserve, never below nothing. */
export function payableMinor(
  facts: Pick<PayoutFacts, "availableMinor" | "reservedMinor">
): bigint {
  const free = facts.availableMinor - facts.reservedMinor
  return free > 0n ? free : 0n
}

/**
 * `direct` money never reaches the platform. What a wallet still holds is from
 * before, or owed by the platform, and is paid out as ever.
 */
function blockByMoney(facts: PayoutFacts): PayoutBlock | null {
  if (facts.settlementMode === "direct" && facts.availableMinor === 0n) {
    return "settled_directly"
  }
  return facts.availableMinor < 0n ? "balance_negative" : null
}

function blockByDestination(facts: PayoutFacts): PayoutBlock | null {
  const { destination, settlementMode, currencyCode, now } = facts
  if (!destination) {
    return "no_destination"
  }
  if (settlementMode === "connect" && destination.provider === "manual") {
    return "connect_required"
  }
  if (!destination.ready) {
    return "destination_not_ready"
  }
  if (destination.currencyCode !== currencyCode) {
    return "destination_currency"
  }
  return destination.usableFrom > now ? "destination_cooling_down" : null
}

/**
 * Why nothing can be paid out now, or `null`. The wallet writes it under the
 * button and the request is refused with it: one function for both.
 */
export function payoutBlock(facts: PayoutFacts): PayoutBlock | null {
  const minimum = BigInt(facts.policy.minimum_minor)
  return (
    blockByMoney(facts) ??
    blockByDestination(facts) ??
    (facts.phoneMissing ? "phone_first" : null) ??
    (payableMinor(facts) < minimum ? "below_minimum" : null)
  )
}
