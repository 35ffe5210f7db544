import type { Position } from "@codex/payouts"
import type { PaymentObject } from "@codex/purchases"
import { factsOf } from "../settlement/facts"

type Known = Pick<PaymentObject, "kind" | "state" | "amount_minor" | "data">

/** What is left of a payment that belongs to no purchase. */
export function keptMinor(objects: readonly Known[]): bigint {
  const payment = objects.find(({ kind }) => kind === "payment")
  const captured = payment?.state === "succeeded" ? payment.amount_minor : 0n
  const { refundedMinor, dispute } = factsOf(objects, true)
  const away = dispute && dispute.state !== "won" ? dispute.withdrawnMinor : 0n
  return captured - refundedMinor - away
}

/**
 * Where a payment without a purchase stands: what came less what went waits
 * in suspense or, once written off, lies where an auditor finds such money.
 * A later refund or dispute moves it there, too.
 */
export function parkedPosition(
  objects: readonly Known[],
  writtenOff: boolean
): Position {
  const kept = keptMinor(objects)
  const facts = factsOf(objects, true)
  const costs =
    (facts.realProcessingFeeMinor ?? 0n) + (facts.dispute?.feeMinor ?? 0n)
  const held = writtenOff ? "platform:written_off" : "platform:suspense"
  return new Map([
    ["platform:clearing", costs - kept],
    [held, kept],
    ["platform:processing_fees", -costs],
  ])
}
