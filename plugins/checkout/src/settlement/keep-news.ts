import { insertOutbox, keepPaymentObject, lockPayment } from "@codex/purchases"
import type { Tx } from "@codex/kernel"
import type { MoneyNews } from "./money-object"

/** What an event told that was not known before, by payment. */
export type Fresh = Map<string, Set<string>>

/**
 * Keeps what the event says about each object and asks for what it leaves
 * out. The payment's own object orders everything else said about it.
 */
export async function keepNews(
  tx: Tx,
  provider: string,
  news: MoneyNews
): Promise<Fresh> {
  const fresh: Fresh = new Map()
  for (const object of news.objects) {
    const { payment_id: payment } = object
    if (!fresh.has(payment)) {
      fresh.set(payment, new Set())
      if (object.kind !== "payment") {
        await lockPayment(tx, provider, payment)
      }
    }
    if (await keepPaymentObject(tx, { provider, ...object })) {
      fresh.get(payment)?.add(object.object_id)
    }
  }
  for (const { ref, paymentId, account, charge } of news.fetch) {
    await insertOutbox(tx, {
      kind: "payment_fetch",
      refId: ref,
      payload: {
        payment_id: paymentId,
        provider,
        ...(account ? { account } : {}),
        ...(charge ? { charge } : {}),
      },
    })
  }
  return fresh
}
