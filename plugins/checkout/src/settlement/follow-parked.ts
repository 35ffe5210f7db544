import { postedVector, postJournals } from "@codex/ledger"
import type { Leg } from "@codex/ledger"
import type { Tx } from "@codex/kernel"
import { asPosition, positionDelta } from "@codex/payouts"
import type { Position } from "@codex/payouts"
import { listPaymentObjects } from "@codex/purchases"
import type { PaymentObject } from "@codex/purchases"
import { factsOf } from "./facts"
import { followRefund } from "./follow-objects"

const NOWHERE: Position = new Map()

/** Of what came in and stayed, how much is with the platform itself. */
function oursOf(
  payment: PaymentObject | undefined,
  facts: ReturnType<typeof factsOf>,
  { captured, kept, costs }: Record<"captured" | "kept" | "costs", bigint>
): bigint {
  const { account, application_fee_minor: fee } = payment?.data ?? {}
  if (!account) {
    return kept - costs
  }
  // Paid into a connected account, only the application fee is with us.
  const taken = typeof fee === "number" && captured > 0n ? BigInt(fee) : 0n
  return taken - (facts.applicationFeeBackMinor ?? 0n)
}

/** What a dispute took away for now or for good. */
const disputedOf = ({ dispute }: ReturnType<typeof factsOf>): bigint =>
  dispute && dispute.state !== "won" ? dispute.withdrawnMinor : 0n

/** Money that belongs to no purchase: what came less what went, in suspense. */
function parkedPosition(objects: readonly PaymentObject[]): Position {
  const payment = objects.find(({ kind }) => kind === "payment")
  const captured = payment?.state === "succeeded" ? payment.amount_minor : 0n
  const facts = factsOf(objects, true)
  const kept = captured - facts.refundedMinor - disputedOf(facts)
  const costs =
    (facts.realProcessingFeeMinor ?? 0n) + (facts.dispute?.feeMinor ?? 0n)
  const ours = oursOf(payment, facts, { captured, kept, costs })
  return new Map([
    ["platform:clearing", -ours],
    ["platform:connected", costs - kept + ours],
    ["platform:suspense", kept],
    ["platform:processing_fees", -costs],
  ])
}

async function move(
  tx: Tx,
  at: { paymentId: string; target: Position; idem: string; currency: string }
): Promise<void> {
  const posted = await postedVector(tx, "payment", at.paymentId)
  const legs: Leg[] = positionDelta(at.target, asPosition(posted), "pending")
  if (legs.length > 0) {
    await postJournals(tx, [
      {
        idem: at.idem,
        kind: "suspense",
        refType: "payment",
        refId: at.paymentId,
        currency: at.currency,
        legs,
      },
    ])
  }
}

/**
 * Books what is known about a payment that fits no purchase; `unknown` when
 * nobody has told us of its capture either.
 */
export async function followParked(
  tx: Tx,
  provider: string,
  paymentId: string,
  fresh: ReadonlySet<string>
): Promise<"known" | "unknown"> {
  const objects = await listPaymentObjects(tx, provider, paymentId)
  const cause = objects.find(({ object_id }) => fresh.has(object_id))
  const payment = objects.find(({ kind }) => kind === "payment")
  const outcome = payment?.state === "succeeded" ? "known" : "unknown"
  if (!cause) {
    return outcome
  }
  await move(tx, {
    paymentId,
    target: parkedPosition(objects),
    idem: `suspense:${provider}:${cause.object_id}:${cause.rank}`,
    currency: cause.currency_code,
  })
  for (const object of objects) {
    if (object.kind === "refund" && fresh.has(object.object_id)) {
      await followRefund(tx, object)
    }
  }
  return outcome
}

/** What waited in suspense for this payment has found its purchase. */
export async function leaveSuspense(
  tx: Tx,
  purchase: { id: string; payment_id: string; currency_code: string }
): Promise<void> {
  await move(tx, {
    paymentId: purchase.payment_id,
    target: NOWHERE,
    idem: `suspense:found:${purchase.id}`,
    currency: purchase.currency_code,
  })
}
