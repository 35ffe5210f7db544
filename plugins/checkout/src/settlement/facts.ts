import type { PositionFacts } from "@codex/payouts"
import type { PaymentObject } from "@codex/purchases"

type Known = Pick<PaymentObject, "kind" | "state" | "amount_minor" | "data">
type Standing = NonNullable<PositionFacts["dispute"]>["state"]

const sum = (objects: readonly Known[]) =>
  objects.reduce((all, { amount_minor }) => all + amount_minor, 0n)

const OPEN: readonly string[] = ["needs_response", "under_review"]

const feeOf = ({ data }: Known) =>
  BigInt(typeof data.fee_minor === "number" ? data.fee_minor : 0)

function standing(disputes: readonly Known[]): Standing | null {
  const states = new Set(disputes.map(({ state }) => state))
  // Inquiries (`warning_…`) are none of these: no money has moved.
  const order: Standing[] = ["needs_response", "under_review", "lost", "won"]
  return order.find((state) => states.has(state)) ?? null
}

function disputeOf(objects: readonly Known[]): PositionFacts["dispute"] {
  const disputes = objects.filter(({ kind }) => kind === "dispute")
  const state = standing(disputes)
  if (!state) {
    return null
  }
  const away = disputes.filter(
    (each) => OPEN.includes(each.state) || each.state === "lost"
  )
  return {
    state,
    withdrawnMinor: sum(away),
    feeMinor: disputes.reduce((all, each) => all + feeOf(each), 0n),
  }
}

/**
 * What is known about a payment, from all its objects at once, so that the
 * order in which they came to be known cannot matter.
 */
export function factsOf(
  objects: readonly Known[],
  captured: boolean
): PositionFacts {
  const of = (kind: Known["kind"]) =>
    objects.filter((object) => object.kind === kind)
  const fee = of("fee")[0]
  return {
    captured,
    realProcessingFeeMinor: fee ? fee.amount_minor : null,
    refundedMinor: sum(
      of("refund").filter(({ state }) => state === "succeeded")
    ),
    applicationFeeBackMinor: sum(of("application_fee")),
    dispute: disputeOf(objects),
  }
}

/** Whether the buyer may use what was bought, and if not, why. */
export function accessOf(
  facts: PositionFacts,
  paidMinor: bigint
): "live" | "refund" | "dispute" | "dispute_lost" {
  if (facts.dispute?.state === "lost") {
    return "dispute_lost"
  }
  if (paidMinor > 0n && facts.refundedMinor >= paidMinor) {
    return "refund"
  }
  return facts.dispute && facts.dispute.state !== "won" ? "dispute" : "live"
}
