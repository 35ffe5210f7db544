import { listOrganizationsByIds } from "@codex/creators"
import { minorToJson, withPlatform } from "@codex/kernel"
import { listCustomerPurchases } from "@codex/purchases"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { PageQuery, Receipt } from "../contract"

/**
 * Purchases belong to the organizations that sold; a customer's own span
 * several, so the filter is the customer id of the verified token.
 */
export async function listReceipts(
  container: MedusaContainer,
  customerId: string,
  page: PageQuery
): Promise<Receipt[]> {
  const pg = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  return withPlatform(pg, "own receipts", async (tx) => {
    const purchases = await listCustomerPurchases(tx, customerId, page)
    const sellers = await listOrganizationsByIds(tx, [
      ...new Set(purchases.map((purchase) => purchase.organization_id)),
    ])
    const byId = new Map(sellers.map((seller) => [seller.id, seller]))
    return purchases.map((purchase) => {
      const seller = byId.get(purchase.organization_id)
      return {
        id: purchase.id,
        post: {
          id: purchase.post_id,
          title: purchase.post_title,
          path: `/${seller?.handle ?? purchase.organization_id}/${purchase.post_slug}`,
        },
        organization: seller?.name ?? "",
        amount_minor: minorToJson(purchase.amount_minor),
        currency_code: purchase.currency_code,
        paid_at: purchase.paid_at.toISOString(),
      }
    })
  })
}
