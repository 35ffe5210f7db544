import { recordAudit } from "@codex/audit"
import type { Tx } from "@codex/kernel"
import {
  getPurchase,
  getRefundRequest,
  insertRefundRequest,
  moveRefundRequest,
} from "@codex/purchases"
import type { Purchase, RefundRequest } from "@codex/purchases"
import type { RefundBody, RefundDecisionBody } from "../contract/refunds"
import { checkoutFailure } from "../lib/failures"
import { refundableMinor } from "./preview"
import { mailDecision } from "./refund-mail"
import { lowestWallet, positionFacts, walletFloor } from "./purchase-facts"
import { askProvider } from "./refund-unsold"

/** Who decides: a creator or brand's manager in Studio, or the operator. */
export interface Decider {
  kind: "creator" | "operator"
  id: string
}

/** Why this person cannot give the money back now, if they cannot. */
export async function blockedBecause(
  tx: Tx,
  purchase: Purchase,
  decider: Decider["kind"]
): Promise<"wallet_below_floor" | "disputed" | null> {
  const facts = await positionFacts(tx, purchase)
  if (refundableMinor(purchase, facts) === 0n) {
    return "disputed"
  }
  if (decider === "operator") {
    return null
  }
  const floor = await walletFloor(tx, new Date())
  return (await lowestWallet(tx, purchase)) < floor
    ? "wallet_below_floor"
    : null
}

export async function assertMayPay(
  tx: Tx,
  purchase: Purchase,
  amountMinor: bigint,
  decider: Decider
): Promise<void> {
  const facts = await positionFacts(tx, purchase)
  const left = refundableMinor(purchase, facts)
  if (left === 0n) {
    throw checkoutFailure("refund_disputed")
  }
  if (amountMinor > left) {
    throw checkoutFailure("refund_too_large")
  }
  if ((await blockedBecause(tx, purchase, decider.kind)) !== null) {
    throw checkoutFailure("refund_wallet_below_floor")
  }
}

async function audit(tx: Tx, request: RefundRequest, decider: Decider) {
  await recordAudit(tx, {
    actorKind: decider.kind === "operator" ? "user" : "creator",
    actorId: decider.id,
    action: `refund.${request.state}`,
    objectType: "purchase",
    objectId: request.purchase_id ?? request.payment_id,
    after: {
      refund_request_id: request.id,
      amount_minor: request.amount_minor.toString(),
      note: request.decision_note,
    },
  })
}

/** Approves or declines a request that still waits; the first decision holds. */
export async function decideRefund(
  tx: Tx,
  id: string,
  decider: Decider,
  { decision, note }: RefundDecisionBody
): Promise<RefundRequest> {
  const request = await getRefundRequest(tx, id)
  const purchase =
    request?.purchase_id && (await getPurchase(tx, request.purchase_id))
  if (!request || !purchase) {
    throw checkoutFailure("refund_not_found")
  }
  if (decision === "approve") {
    await assertMayPay(tx, purchase, request.amount_minor, decider)
  }
  const decided = await moveRefundRequest(
    tx,
    id,
    decision === "approve" ? "approved" : "declined",
    {
      decided_by_kind: decider.kind,
      decided_by: decider.id,
      decision_note: note,
    }
  )
  if (!decided) {
    throw checkoutFailure("refund_already_decided")
  }
  if (decided.state === "approved") {
    await askProvider(tx, decided)
  }
  await audit(tx, decided, decider)
  await mailDecision(tx, purchase, decided)
  return decided
}

/** A refund nobody asked for: the seller or the operator gives money back. */
export async function giveBack(
  tx: Tx,
  purchase: Purchase,
  decider: Decider,
  body: RefundBody
): Promise<RefundRequest> {
  const amount = BigInt(body.amount_minor)
  await assertMayPay(tx, purchase, amount, decider)
  const request = await insertRefundRequest(tx, {
    organization_id: purchase.organization_id,
    creator_id: purchase.creator_id,
    customer_id: purchase.customer_id,
    purchase_id: purchase.id,
    checkout_line_id: purchase.checkout_line_id,
    payment_id: purchase.payment_id,
    provider: purchase.provider,
    origin: decider.kind,
    reason_code: body.reason_code,
    reason: body.note,
    amount_minor: amount,
    currency_code: purchase.currency_code,
    state: "approved",
    policy: {},
    escalate_at: null,
  })
  if (!request) {
    throw checkoutFailure("refund_already_requested")
  }
  await askProvider(tx, request)
  await audit(tx, request, decider)
  await mailDecision(tx, purchase, request)
  return request
}
