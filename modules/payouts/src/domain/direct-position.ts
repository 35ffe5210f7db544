import { part } from "./rounding"
import type { Waterfall, WaterfallShare } from "./waterfall-types"

/** What is known about a payment into an organization's own account. */
export interface DirectFacts {
  refundedMinor: bigint
  withdrawnMinor: bigint
  disputeFeeMinor: bigint
  /** What the platform gave back of its application fee. */
  feeBackMinor: bigint
}

export const UNTOUCHED: DirectFacts = {
  refundedMinor: 0n,
  withdrawnMinor: 0n,
  disputeFeeMinor: 0n,
  feeBackMinor: 0n,
}

const least = (a: bigint, b: bigint) => (a < b ? a : b)

/** A discount the platform promised to bear. */
const promisedOf = (sale: Waterfall) =>
  BigInt(sale.discount_born_by === "platform" ? sale.discount_minor : 0)

/**
 * What the platform takes from a direct charge: its commission, less what it
 * promised of a discount. A promise beyond the commission is owed.
 */
export function applicationFeeMinor(sale: Waterfall): bigint {
  const fee = BigInt(sale.commission.amount_minor) - promisedOf(sale)
  return fee > 0n ? fee : 0n
}

/** Whose account it is: whatever nobody else bears is theirs. */
function directBearer(sale: Pick<Waterfall, "shares">): WaterfallShare {
  const bearer =
    sale.shares.find(
      ({ payee_kind: kind, bps }) => kind === "organization" && bps > 0
    ) ?? sale.shares[0]
  if (!bearer) {
    throw new RangeError("A direct sale has a payee")
  }
  return bearer
}

type Sums = Map<string, bigint>

/** The platform's own part, which alone passes its Stripe balance. */
function platformSums(sale: Waterfall, facts: DirectFacts): Sums {
  const fee = applicationFeeMinor(sale)
  const kept = fee - least(facts.feeBackMinor, fee)
  const promised = promisedOf(sale)
  const owed = promised - BigInt(sale.commission.amount_minor) + fee
  const paid = BigInt(sale.paid_minor)
  const gone = least(facts.refundedMinor + facts.withdrawnMinor, paid)
  const stillOwed = owed - part(owed, gone, paid)
  const borne =
    fee > 0n
      ? promised - part(promised, fee - kept, fee)
      : promised - part(promised, gone, paid)
  return new Map([
    ["platform:clearing", -kept],
    ["platform:fee", kept + borne - stillOwed],
    ["platform:discounts", -borne],
    [`payee:${directBearer(sale).payee_id}:claim`, stillOwed],
  ])
}

/**
 * Where a sale stands that the buyer paid into the organization's own account.
 * `platform:connected` mirrors that account, `platform:clearing` only the
 * application fee: each equals its Stripe balance to the cent. Shares are
 * noted as `direct`, never pending, so nothing is paid out a second time and a
 * refund leaves no wallet below zero. Fees of the processor and of disputes
 * and a commission that is kept are the organization's.
 */
export function directSums(sale: Waterfall, facts: DirectFacts): Sums {
  const sums = platformSums(sale, facts)
  const clearing = sums.get("platform:clearing") ?? 0n
  const paid = BigInt(sale.paid_minor)
  const gone = facts.refundedMinor + facts.withdrawnMinor
  const costs = BigInt(sale.processing_fee.amount_minor) + facts.disputeFeeMinor
  sums.set("platform:connected", gone + costs - clearing - paid)
  const bearer = directBearer(sale)
  for (const share of sale.shares.filter((each) => each !== bearer)) {
    const amount = BigInt(share.amount_minor)
    const left = amount - part(amount, least(gone, paid), paid)
    sums.set(`payee:${share.payee_id}:direct`, left)
  }
  const rest = [...sums.values()].reduce((sum, amount) => sum - amount, 0n)
  return sums.set(`payee:${bearer.payee_id}:direct`, rest)
}
