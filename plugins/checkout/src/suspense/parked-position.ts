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

/** The connected account a payment was made into, if any. */
export function accountOf(payment: Known | undefined): string | null {
  const { account } = payment?.data ?? {}
  return typeof account === "string" ? account : null
}

/** What the platform took of a payment into a connected account. */
export function takenMinor(payment: Known | undefined): bigint {
  const { application_fee_minor: fee } = payment?.data ?? {}
  return typeof fee === "number" ? BigInt(fee) : 0n
}

/** Of what came in and stayed, how much is with the platform itself. */
function oursOf(
  payment: Known | undefined,
  facts: ReturnType<typeof factsOf>,
  { kept, costs }: Record<"kept" | "costs", bigint>
): bigint {
  if (!accountOf(payment)) {
    return kept - costs
  }
  // Paid into a connected account, only the application fee is with us.
  const isCaptured = payment?.state === "succeeded" && payment.amount_minor > 0n
  const taken = isCaptured ? takenMinor(payment) : 0n
  return taken - (facts.applicationFeeBackMinor ?? 0n)
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
  const payment = objects.find(({ kind }) => kind === "payment")
  const kept = keptMinor(objects)
  const facts = factsOf(objects, true)
  const costs =
    (facts.realProcessingFeeMinor ?? 0n) + (facts.dispute?.feeMinor ?? 0n)
  const ours = oursOf(payment, facts, { kept, costs })
  const held = writtenOff ? "platform:written_off" : "platform:suspense"
  return new Map([
    ["platform:clearing", -ours],
    ["platform:connected", costs - kept + ours],
    [held, kept],
    ["platform:processing_fees", -costs],
  ])
}
