import { getOrganization, getOrganizationSettings } from "@codex/creators"
import { withPlatform } from "@codex/kernel"
import { getPurchase } from "@codex/purchases"
import type { OutboxRow } from "@codex/purchases"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { postPath } from "../checkout/state"
import { checkoutFailure } from "../lib/failures"
import { checkoutOptions } from "../options"
import { refundPolicyOf } from "../refunds/purchase-facts"
import type { Delivered } from "./delivery"
import { mailTransport } from "./mail-transport"
import { renderReceipt } from "./render-receipt"

/** Everything the receipt says, read in one transaction. */
async function receiptOf(container: MedusaContainer, purchaseId: string) {
  const pg = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  return withPlatform(pg, "receipt", async (tx) => {
    const purchase = await getPurchase(tx, purchaseId)
    if (!purchase) {
      throw checkoutFailure("purchase_not_found")
    }
    const seller = await getOrganization(tx, purchase.organization_id)
    const settings = await getOrganizationSettings(tx, purchase.organization_id)
    return {
      purchase,
      seller: seller?.name ?? "",
      supportEmail: settings?.support_email ?? null,
      brandColor: settings?.brand_color ?? null,
      path: await postPath(tx, purchase),
      refundDays: (await refundPolicyOf(tx, purchase.organization_id))
        .window_days,
    }
  })
}

/** Sends the receipt, or keeps it readable where no SMTP server is set. */
export async function sendReceipt(
  container: MedusaContainer,
  row: OutboxRow
): Promise<Delivered> {
  const { storefrontUrl, mail } = checkoutOptions()
  const facts = await receiptOf(container, row.ref_id)
  const message = {
    from: mail.from,
    to: facts.purchase.buyer_email,
    ...renderReceipt({
      ...facts,
      url: new URL(facts.path, storefrontUrl).toString(),
      receiptUrl: new URL(
        `/receipts/${facts.purchase.id}`,
        storefrontUrl
      ).toString(),
      isTest: facts.purchase.provider === "pp_demo_demo",
    }),
    ...(facts.supportEmail ? { replyTo: facts.supportEmail } : {}),
  }
  const transport = mailTransport(mail.smtpUrl)
  if (!transport) {
    return { state: "kept", result: message }
  }
  await transport.sendMail({
    ...message,
    // The same id on a second attempt, so that mail servers can tell.
    messageId: `<${facts.purchase.id}.receipt@${new URL(storefrontUrl).hostname}>`,
  })
  return { state: "done", result: message }
}
