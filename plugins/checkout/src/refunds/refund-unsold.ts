import type { Tx } from "@codex/kernel"
import { insertOutbox, insertRefundRequest } from "@codex/purchases"
import type { CheckoutLine, RefundRequest } from "@codex/purchases"
import type { PaymentEvent } from "../ingress/payment-event"

/** The work that asks the provider; `(kind, ref_id)` makes it one call. */
export function askProvider(tx: Tx, request: RefundRequest): Promise<void> {
  return insertOutbox(tx, {
    kind: "refund_submit",
    refId: request.id,
    payload: {
      purchase_id: request.purchase_id,
      payment_id: request.payment_id,
    },
  })
}

/**
 * Gives back a capture that bought nothing: the row first, the provider later,
 * and one row per payment whoever reports the capture again.
 */
export async function refundUnsold(
  tx: Tx,
  input: { line: CheckoutLine; event: PaymentEvent; reason: string }
): Promise<void> {
  const { line, event, reason } = input
  if (event.amountMinor <= 0n) {
    return
  }
  const request = await insertRefundRequest(tx, {
    organization_id: line.organization_id,
    creator_id: line.creator_id,
    customer_id: line.customer_id,
    purchase_id: null,
    checkout_line_id: line.id,
    payment_id: event.paymentId,
    provider: line.provider,
    origin: "automatic",
    reason_code: reason,
    reason: "",
    amount_minor: event.amountMinor,
    currency_code: event.currencyCode,
    state: "approved",
    policy: { rule: reason },
    escalate_at: null,
  })
  if (request) {
    await askProvider(tx, request)
  }
}
