import { recordAudit } from "@codex/audit"
import { postJournal } from "@codex/ledger"
import type { Tx } from "@codex/kernel"
import { moveLine, parkInbox } from "@codex/purchases"
import type { InboxEvent } from "@codex/purchases"
import type { PaymentEvent } from "../ingress/payment-event"
import type { Settled } from "./settled"

type Parked = Extract<Settled, { state: "parked" }>

/**
 * Sets money aside that fits no purchase: it is booked to suspense, so that
 * the ledger still agrees with the provider, and waits for a person.
 */
export async function parkEvent(
  tx: Tx,
  inbox: InboxEvent,
  event: PaymentEvent | null,
  { reason, lineId }: Parked
): Promise<boolean> {
  if (event?.outcome === "captured" && event.amountMinor > 0n) {
    await toSuspense(tx, inbox.provider, event)
  }
  if (lineId) {
    await moveLine(tx, lineId, "parked", reason)
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

async function toSuspense(tx: Tx, provider: string, event: PaymentEvent) {
  await postJournal(tx, {
    idem: `suspense:${provider}:${event.paymentId}`,
    kind: "suspense",
    refType: "payment",
    refId: event.paymentId,
    currency: event.currencyCode,
    legs: [
      { account: "platform:clearing", amountMinor: -event.amountMinor },
      { account: "platform:suspense", amountMinor: event.amountMinor },
    ],
  })
}
