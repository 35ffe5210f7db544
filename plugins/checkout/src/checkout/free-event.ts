import type { Tx } from "@codex/kernel"
import { insertInbox } from "@codex/purchases"
import type { CheckoutLine } from "@codex/purchases"
import type { DemoEvent } from "../ingress/payment-event"

/** Nothing to pay is settled by the same machine, from an event of our own. */
export async function insertFreeEvent(
  tx: Tx,
  line: CheckoutLine,
  now: Date
): Promise<string> {
  const event: DemoEvent = {
    id: `free_${line.id}`,
    type: "payment.succeeded",
    created: Math.floor(now.getTime() / 1000),
    data: {
      payment_id: `free_${line.id}`,
      checkout_id: line.id,
      amount_minor: 0,
      currency_code: line.currency_code,
    },
  }
  const { id } = await insertInbox(tx, {
    provider: "internal",
    eventId: event.id,
    type: event.type,
    body: JSON.stringify(event),
    signature: "",
  })
  return id
}
