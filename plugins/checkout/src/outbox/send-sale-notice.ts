import { getOrganization } from "@codex/creators"
import { withPlatform } from "@codex/kernel"
import type { Tx } from "@codex/kernel"
import { sendMessage } from "@codex/messages"
import { wakeMail } from "@codex/plugin-messages/workflows"
import { parseWaterfall } from "@codex/plugin-wallet/workflows"
import type { Waterfall } from "@codex/plugin-wallet/workflows"
import { getPurchase } from "@codex/purchases"
import type { OutboxRow, Purchase } from "@codex/purchases"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { Delivered } from "./delivery"

/** News is new for three days; a notice found missing later says nothing. */
const NEWS_MS = 3 * 24 * 60 * 60_000

type Share = Waterfall["shares"][number]

/** One payee hears of their part. A guest without an account hears nothing. */
async function tell(tx: Tx, purchase: Purchase, share: Share): Promise<void> {
  const seller = await getOrganization(tx, purchase.organization_id)
  const payee =
    share.payee_kind === "organization"
      ? await getOrganization(tx, share.payee_id)
      : null
  const creatorId = payee ? payee.owner_creator_id : share.payee_id
  const money = (amount_minor: bigint | number) => ({
    amount_minor,
    currency_code: purchase.currency_code,
  })
  await sendMessage(tx, {
    type: payee ? "sale_organization" : "sale_creator",
    key: `${purchase.id}:${share.payee_id}`,
    to: { creatorId },
    organizationId: purchase.organization_id,
    data: {
      amount: money(share.net_minor),
      price: money(purchase.amount_minor),
      post_title: purchase.post_title,
      organization: payee?.name ?? seller?.name ?? "",
      sold_at: purchase.paid_at,
      wallet_url: "/studio/wallet",
    },
  })
}

/** Tells everybody who earned by a sale what their part is. */
export async function sendSaleNotice(
  container: MedusaContainer,
  row: OutboxRow
): Promise<Delivered> {
  const pg = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const told = await withPlatform(pg, "sale notice", async (tx) => {
    const purchase = await getPurchase(tx, row.ref_id)
    const isNews =
      purchase && Date.now() - purchase.settled_at.getTime() < NEWS_MS
    if (!purchase || !isNews) {
      return 0
    }
    const { shares } = parseWaterfall(purchase.waterfall)
    const earned = shares.filter(
      (share) => share.net_minor > 0 && share.payee_kind !== "guest"
    )
    for (const share of earned) {
      await tell(tx, purchase, share)
    }
    return earned.length
  })
  wakeMail(container)
  return { state: "done", result: { told } }
}
