import type { Tx } from "@codex/kernel"
import {
  finishInbox,
  lockCheckoutLine,
  lockLineByPayment,
  moveLine,
} from "@codex/purchases"
import type { CheckoutLine, InboxEvent } from "@codex/purchases"
import { parsePaymentEvent } from "../ingress/payment-event"
import type { PaymentEvent } from "../ingress/payment-event"
import { settleCapture } from "./capture"
import { followPayments, followUnsold } from "./follow-payments"
import { keepNews } from "./keep-news"
import { isOtherMode } from "./livemode"
import { moneyEventHandler } from "./money-events"
import { objectsOf } from "./money-object"
import { readNews } from "./news"
import { isOurs } from "./ours"
import { parkEvent } from "./park"
import { done } from "./settled"
import type { Settled } from "./settled"

/** Somebody else has taken this event over; their transaction counts. */
export class LostLease extends Error {
  constructor(id: string) {
    super(`The lease of inbox event ${id} ran out`)
  }
}

/** The checkout an event is about, locked: its events come one by one. */
async function lineOf(
  tx: Tx,
  event: PaymentEvent,
  provider: string
): Promise<CheckoutLine | undefined> {
  if (provider === "internal") {
    return lockCheckoutLine(tx, event.checkoutLineId ?? "")
  }
  const known = await lockLineByPayment(tx, {
    paymentSessionId: event.paymentSessionId,
    providerRef: event.paymentId,
  })
  // Killed between the payment's creation and our note of it: the payment
  // itself says what it is for.
  return known ?? lockCheckoutLine(tx, event.checkoutLineId ?? "")
}

async function settleOutcome(
  tx: Tx,
  inbox: InboxEvent,
  event: PaymentEvent
): Promise<Settled> {
  const line = await lineOf(tx, event, inbox.provider)
  if (event.outcome === "captured") {
    return settleCapture(tx, { inbox, event, line })
  }
  if (!line) {
    return { state: "skipped", reason: "unknown_payment" }
  }
  if (event.outcome === "failed" && inbox.provider.startsWith("stripe")) {
    // The card was declined, the payment is still open for another one.
    return { state: "done", reason: "payment_declined" }
  }
  const code =
    event.outcome === "failed" ? "payment_declined" : "payment_canceled"
  await moveLine(tx, line.id, "failed", code)
  return done()
}

async function settlePayment(
  tx: Tx,
  inbox: InboxEvent,
  event: PaymentEvent | null
): Promise<Settled> {
  const news = readNews(inbox.provider, inbox.body)
  if (!event || !news) {
    return { state: "parked", reason: "unreadable" }
  }
  if (isOtherMode(inbox.provider, news.livemode)) {
    return { state: "parked", reason: "livemode_mismatch" }
  }
  if (news.account && !(await isOurs(tx, news, event))) {
    return { state: "skipped", reason: "not_ours" }
  }
  const provider = objectsOf(inbox.provider)
  const fresh = await keepNews(tx, provider, news)
  if (event.outcome === "other") {
    return followPayments(tx, provider, fresh)
  }
  const settled = await settleOutcome(tx, inbox, event)
  if (settled.state === "parked") {
    await followUnsold(tx, provider, fresh)
  }
  return settled
}

/**
 * Everything a verified event means, in the caller's one transaction
 * (ARCHITECTURE §2). All of it commits with the inbox row, or none of it.
 */
export async function settle(tx: Tx, inbox: InboxEvent): Promise<Settled> {
  const handler = moneyEventHandler(inbox.provider, inbox.type)
  const event = handler ? null : parsePaymentEvent(inbox.provider, inbox.body)
  const settled = handler
    ? await handler.run({ tx, inbox, event: JSON.parse(inbox.body) })
    : await settlePayment(tx, inbox, event)
  const finished =
    settled.state === "parked"
      ? await parkEvent(tx, inbox, event, settled)
      : await finishInbox(tx, inbox, settled.state, settled.reason ?? null)
  if (!finished) {
    throw new LostLease(inbox.id)
  }
  return settled
}
