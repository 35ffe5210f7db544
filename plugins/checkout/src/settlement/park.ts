import { recordAudit } from "@codex/audit"
import type { Tx } from "@codex/kernel"
import { getCheckoutLine, moveLine, parkInbox } from "@codex/purchases"
import type { InboxEvent } from "@codex/purchases"
import type { PaymentEvent } from "../ingress/payment-event"
import { refundUnsold } from "../refunds/refund-unsold"
import type { ParkReason, Settled } from "./settled"

type Parked = Extract<Settled, { state: "parked" }>

/**
 * Real money of a buyer who gets nothing for it goes straight back: they own
 * the post already or somebody else took the last place (ARCHITECTURE §2).
 */
const GIVE_BACK: readonly ParkReason[] = [
  "second_capture",
  "already_owned",
  "sold_out",
  "discount_used_up",
]

/**
 * Sets an event aside for a person. Its money is in suspense, so that the
 * ledger still agrees with the provider.
 */
export async function parkEvent(
  tx: Tx,
  inbox: InboxEvent,
  event: PaymentEvent | null,
  { reason, lineId }: Parked
): Promise<boolean> {
  if (lineId) {
    await moveLine(tx, lineId, "parked", reason)
  }
  if (event && lineId && GIVE_BACK.includes(reason)) {
    const line = await getCheckoutLine(tx, lineId)
    if (line) {
      await refundUnsold(tx, { line, event, reason })
    }
  }
  await recordAudit(tx, {
    actorKind: "system",
    actorId: "checkout",
    action: "payment.parked",
    objectType: "inbox",
    objectId: inbox.id,
    after: {
      reason,
      provider: inbox.provider,
      payment_id: event?.paymentId ?? null,
      amount_minor: event?.amountMinor.toString() ?? null,
      checkout_line_id: lineId ?? null,
    },
  })
  return parkInbox(tx, inbox, reason)
}
