import type { Tx } from "@codex/kernel"
import { listPaymentObjects } from "@codex/purchases"
import type { Purchase } from "@codex/purchases"
import { leaveSuspense } from "./follow-parked"
import { followPurchase } from "./follow-purchase"

/** Refunds, disputes and fees that were known before the capture was. */
export async function catchUp(
  tx: Tx,
  provider: string,
  purchase: Purchase
): Promise<void> {
  if (purchase.amount_minor === 0n) {
    return
  }
  const objects = await listPaymentObjects(tx, provider, purchase.payment_id)
  if (objects.some(({ kind }) => kind !== "payment")) {
    await leaveSuspense(tx, purchase)
    await followPurchase(tx, { provider, purchaseId: purchase.id })
  }
}
