import { directSums } from "./direct-position"
import { waterfallLegs } from "./legs"
import { part } from "./rounding"
import { withProcessingFee } from "./waterfall"
import type { Waterfall } from "./waterfall-types"

export type DisputeStanding = "needs_response" | "under_review" | "won" | "lost"

/** What is known about the payment of one purchase, in whatever order. */
export interface PositionFacts {
  captured: boolean
  /** What the processor really kept; the estimate stands until it is known. */
  realProcessingFeeMinor?: bigint | null
  /** Sum of the refunds that succeeded. */
  refundedMinor: bigint
  /** `direct` only: what the platform gave back of its application fee. */
  applicationFeeBackMinor?: bigint
  /** `null` also for an inquiry, which moves nothing. */
  dispute: {
    state: DisputeStanding
    withdrawnMinor: bigint
    feeMinor: bigint
  } | null
}

/**
 * Account sums of one purchase. Payees have the bucket `claim` here, which is
 * pending or available according to whether the purchase was released.
 */
export type Position = ReadonlyMap<string, bigint>

type Sums = Map<string, bigint>

const CLEARING = "platform:clearing"
const REFUND_LOSS = "platform:refund_loss"
const DISPUTE_LOSS = "platform:dispute_loss"
/** What a refund does not bring back: the processor keeps its fee. */
const SPENT = new Set([CLEARING, "platform:processing_fees"])

const isClaim = (account: string) => account.endsWith(":claim")
const total = (sums: Sums) => [...sums.values()].reduce((a, b) => a + b, 0n)

function add(sums: Sums, account: string, amount: bigint): void {
  sums.set(account, (sums.get(account) ?? 0n) + amount)
}

function saleOf(frozen: Waterfall, facts: PositionFacts): Sums {
  const fee = facts.realProcessingFeeMinor
  const sale =
    fee === undefined || fee === null ? frozen : withProcessingFee(frozen, fee)
  const sums: Sums = new Map()
  for (const leg of waterfallLegs(sale)) {
    add(sums, leg.account.replace(/:pending$/, ":claim"), leg.amountMinor)
  }
  return sums
}

/** The sale with `back` of `paid` taken back from everyone who shared it. */
function mirrored(sale: Sums, back: bigint, paid: bigint): Sums {
  const upTo = back < paid ? back : paid
  return new Map(
    [...sale].map(([account, amount]) => [
      account,
      SPENT.has(account) ? amount : amount - part(amount, upTo, paid),
    ])
  )
}

/** The platform bears what is left over: cents of rounding, payees' fees. */
function balanceOn(sums: Sums, account: string): Sums {
  add(sums, account, -total(sums))
  return sums
}

function disputed(
  sale: Sums,
  paid: bigint,
  { refundedMinor, dispute }: PositionFacts,
  refunded: Sums
): Sums {
  if (!dispute) {
    return refunded
  }
  const { state, feeMinor } = dispute
  const withdrawn = state === "won" ? 0n : dispute.withdrawnMinor
  const taken = mirrored(sale, refundedMinor + withdrawn, paid)
  const sums: Sums = new Map(refunded)
  for (const [account, amount] of refunded) {
    if (isClaim(account) && state !== "won") {
      const left = taken.get(account) ?? 0n
      sums.set(account, left)
      const hold = state === "lost" ? 0n : amount - left
      add(sums, account.replace(/:claim$/, ":dispute_hold"), hold)
    } else if (state === "lost" && taken.has(account) && !SPENT.has(account)) {
      sums.set(account, taken.get(account) ?? 0n)
    }
  }
  add(sums, CLEARING, withdrawn + feeMinor)
  return balanceOn(sums, DISPUTE_LOSS)
}

const nonZero = (sums: Sums): Position =>
  new Map([...sums].filter(([, amount]) => amount !== 0n))

/** A dispute debits the organization's own account; nothing is held here. */
function directPosition(frozen: Waterfall, facts: PositionFacts): Sums {
  const { dispute, realProcessingFeeMinor: fee } = facts
  return directSums(
    fee === undefined || fee === null ? frozen : withProcessingFee(frozen, fee),
    {
      refundedMinor: facts.refundedMinor,
      withdrawnMinor:
        dispute && dispute.state !== "won" ? dispute.withdrawnMinor : 0n,
      disputeFeeMinor: dispute?.feeMinor ?? 0n,
      feeBackMinor: facts.applicationFeeBackMinor ?? 0n,
    }
  )
}

/**
 * Where the accounts of one purchase stand, given what is known about its
 * payment. Settlement posts the difference to what was posted before, so any
 * order and any partition of the same events ends the same (RELIABILITY M3).
 */
export function purchasePosition(
  frozen: Waterfall,
  facts: PositionFacts
): Position {
  if (!facts.captured) {
    return new Map()
  }
  if (frozen.settlement === "direct") {
    return nonZero(directPosition(frozen, facts))
  }
  const paid = BigInt(frozen.paid_minor)
  const sale = saleOf(frozen, facts)
  const refunded = mirrored(sale, facts.refundedMinor, paid)
  add(refunded, CLEARING, facts.refundedMinor)
  balanceOn(refunded, REFUND_LOSS)
  return nonZero(disputed(sale, paid, facts, refunded))
}
