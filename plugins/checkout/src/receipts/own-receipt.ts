import { getPurchase } from "@codex/purchases"
import type { MedusaContainer } from "@medusajs/framework/types"
import type { ReceiptDetail } from "../contract/receipts"
import { checkoutFailure } from "../lib/failures"
import { inPlatform } from "../lib/platform"
import { buildReceipt } from "./build-receipt"

/** The customer's own receipt; a foreign one does not exist. */
export function ownReceipt(
  container: MedusaContainer,
  customerId: string,
  purchaseId: string
): Promise<ReceiptDetail> {
  return inPlatform(container, "own receipt", async (tx) => {
    const purchase = await getPurchase(tx, purchaseId)
    if (purchase?.customer_id !== customerId) {
      throw checkoutFailure("purchase_not_found")
    }
    return buildReceipt(tx, purchase, new Date())
  })
}
