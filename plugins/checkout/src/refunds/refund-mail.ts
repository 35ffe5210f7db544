import { getOrganization } from "@codex/creators"
import type { Tx } from "@codex/kernel"
import { sendMessage } from "@codex/messages"
import type { Purchase, RefundRequest } from "@codex/purchases"

const amountOf = ({ amount_minor, currency_code }: RefundRequest) => ({
  amount_minor,
  currency_code,
})

/** The buyer learns what was decided, with the decision or not at all. */
export async function mailDecision(
  tx: Tx,
  purchase: Purchase,
  request: RefundRequest
): Promise<void> {
  await sendMessage(tx, {
    type: request.state === "declined" ? "refund_declined" : "refund_approved",
    key: request.id,
    to: { email: purchase.buyer_email, name: purchase.buyer_name },
    organizationId: purchase.organization_id,
    data: {
      buyer_name: purchase.buyer_name,
      post_title: purchase.post_title,
      amount: amountOf(request),
      ...(request.decision_note ? { note: request.decision_note } : {}),
      receipt_url: `/receipts/${purchase.id}`,
    },
  })
}

/** Who runs the organization learns that somebody waits for them. */
export async function mailRequest(
  tx: Tx,
  purchase: Purchase,
  request: RefundRequest
): Promise<void> {
  const seller = await getOrganization(tx, purchase.organization_id)
  if (!seller) {
    return
  }
  await sendMessage(tx, {
    type: "refund_requested",
    key: request.id,
    to: { creatorId: seller.owner_creator_id },
    organizationId: seller.id,
    data: {
      buyer_name: purchase.buyer_name,
      post_title: purchase.post_title,
      amount: amountOf(request),
      ...(request.reason ? { reason: request.reason } : {}),
      refunds_url: "/studio/refunds",
    },
  })
}
