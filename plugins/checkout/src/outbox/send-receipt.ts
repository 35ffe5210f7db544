import { useOfPost } from "@codex/content"
import { getOrganization } from "@codex/creators"
import { withPlatform } from "@codex/kernel"
import type { Tx } from "@codex/kernel"
import { sendMessage } from "@codex/messages"
import type { MessageData } from "@codex/messages"
import { wakeMail } from "@codex/plugin-messages/workflows"
import { getPurchase } from "@codex/purchases"
import type { OutboxRow, Purchase } from "@codex/purchases"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { postPath } from "../checkout/state"
import catalogue from "../i18n/en.json"
import { checkoutFailure } from "../lib/failures"
import { addedTaxOf, taxSummary } from "../receipts/tax-lines"
import { refundPolicyOf } from "../refunds/refund-policy"
import type { Delivered } from "./delivery"

const words = catalogue.receipt

/** What a receipt of any purchase says. */
async function accessFacts(
  tx: Tx,
  purchase: Purchase
): Promise<MessageData<"access_receipt">> {
  const seller = await getOrganization(tx, purchase.organization_id)
  return {
    buyer_name: purchase.buyer_name || purchase.buyer_email,
    post_title: purchase.post_title,
    seller: seller?.name ?? "",
    paid_at: purchase.paid_at,
    receipt_number: purchase.id.slice(-8).toUpperCase(),
    access_url: await postPath(tx, purchase),
    action: await useOfPost(tx, purchase.post_id),
    receipt_url: `/receipts/${purchase.id}`,
  }
}

/** And what one of a paid purchase says besides: how the amount came to be. */
async function paidFacts(
  tx: Tx,
  purchase: Purchase
): Promise<MessageData<"purchase_receipt">> {
  const money = (amount_minor: bigint) => ({
    amount_minor,
    currency_code: purchase.currency_code,
  })
  const { amount_minor: paid, discount_minor: discount } = purchase
  const added = addedTaxOf(purchase)
  const taxed = taxSummary(purchase)
  const policy = await refundPolicyOf(tx, purchase.organization_id)
  return {
    ...(await accessFacts(tx, purchase)),
    amount: money(paid),
    ...(discount > 0n || added > 0n
      ? { price: money(paid - added + discount) }
      : {}),
    ...(discount > 0n ? { discount: money(-discount) } : {}),
    ...(purchase.tax_minor > 0n ? { tax: money(purchase.tax_minor) } : {}),
    ...(taxed ? { tax_name: taxed } : {}),
    refund_days: String(policy.window_days),
    ...(purchase.provider === "pp_demo_demo" ? { test_note: words.test } : {}),
  }
}

async function askForReceipt(tx: Tx, purchase: Purchase) {
  const mail = {
    key: purchase.id,
    to: { email: purchase.buyer_email, name: purchase.buyer_name },
    organizationId: purchase.organization_id,
  }
  return purchase.amount_minor > 0n
    ? sendMessage(tx, {
        ...mail,
        type: "purchase_receipt",
        data: await paidFacts(tx, purchase),
      })
    : sendMessage(tx, {
        ...mail,
        type: "access_receipt",
        data: await accessFacts(tx, purchase),
      })
}

/** Asks for the receipt; what it says is read here, how it says it later. */
export async function sendReceipt(
  container: MedusaContainer,
  row: OutboxRow
): Promise<Delivered> {
  const pg = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const email = await withPlatform(pg, "receipt", async (tx) => {
    const purchase = await getPurchase(tx, row.ref_id)
    if (!purchase) {
      throw checkoutFailure("purchase_not_found")
    }
    return askForReceipt(tx, purchase)
  })
  wakeMail(container)
  return { state: "done", result: { email } }
}
