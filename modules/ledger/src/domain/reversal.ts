import { sumLegs, type Leg } from "./journal"

function roundedPart(amount: bigint, upTo: bigint, whole: bigint): bigint {
  const sign = amount < 0n ? -1n : 1n
  return sign * ((2n * sign * amount * upTo + whole) / (2n * whole))
}

/**
 * Share of `amount` that falls on the step from `before` to `after` of
 * `whole`. Each step is the difference of two rounded cumulative amounts, so
 * the steps of any partition add up to `amount` exactly, and none of them
 * ever runs backwards.
 */
export function cumulativeShare(
  amount: bigint,
  before: bigint,
  after: bigint,
  whole: bigint
): bigint {
  if (!(0n <= before && before <= after && after <= whole && whole > 0n)) {
    throw new RangeError("Steps need 0 <= before <= after <= whole, whole > 0")
  }
  return roundedPart(amount, after, whole) - roundedPart(amount, before, whole)
}

export interface ReversalStep {
  /** Refunded of `whole` before and after this step, in minor units. */
  before: bigint
  after: bigint
  whole: bigint
  /** Account that takes the cent which rounding leaves over. */
  absorber: string
}

/**
 * The journal that takes back the step from `before` to `after` of a posted,
 * balanced journal. It sums to zero, and the steps of any partition of a full
 * refund return every account to exactly where it was (ARCHITECTURE §2).
 */
export function reverseLegs(legs: readonly Leg[], step: ReversalStep): Leg[] {
  if (sumLegs(legs) !== 0n) {
    throw new RangeError("Only a balanced journal can be reversed")
  }
  const at = legs.findIndex((leg) => leg.account === step.absorber)
  if (at < 0) {
    throw new RangeError(`No leg on ${step.absorber} to absorb rounding`)
  }
  const parts = legs.map((leg) => ({
    account: leg.account,
    amountMinor: -cumulativeShare(
      leg.amountMinor,
      step.before,
      step.after,
      step.whole
    ),
  }))
  const rest = sumLegs(parts)
  return parts
    .map((leg, index) =>
      index === at ? { ...leg, amountMinor: leg.amountMinor - rest } : leg
    )
    .filter((leg) => leg.amountMinor !== 0n)
}
