import type { Tx } from "@codex/kernel"
import {
  findLineByPayment,
  findPaymentObject,
  getCheckoutLine,
} from "@codex/purchases"
import type { PaymentEvent } from "../ingress/payment-event"
import type { MoneyNews } from "./money-object"

/**
 * Whether what happened on a connected account is about a checkout of ours. An
 * organization may use its account for other business, and that money is
 * neither a sale nor in suspense.
 */
export async function isOurs(
  tx: Tx,
  news: MoneyNews,
  event: PaymentEvent
): Promise<boolean> {
  const payments = new Set([
    ...news.objects.map((object) => object.payment_id),
    ...news.fetch.map((each) => each.paymentId),
  ])
  for (const providerRef of payments) {
    const line =
      (await findLineByPayment(tx, { providerRef })) ??
      (await getCheckoutLine(tx, event.checkoutLineId ?? ""))
    if (line && line.stripe_account === news.account) {
      return true
    }
    // Parked before: its payment names the checkout, its charge does not.
    const known = await findPaymentObject(tx, "stripe", providerRef)
    if (known?.data.account === news.account) {
      return true
    }
  }
  return false
}
