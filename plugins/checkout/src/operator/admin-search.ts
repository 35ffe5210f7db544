import { registerAdminSearch, withPlatform } from "@codex/kernel"
import { listPurchases, type Purchase } from "@codex/purchases"

registerAdminSearch("codex_purchase", async (pg, page) => {
  const { rows, count } = await withPlatform(pg, "⌘K: purchases", (tx) =>
    listPurchases(tx, page)
  )
  const hit = (purchase: Purchase) => ({
    id: purchase.id,
    title: purchase.post_title,
    subtitle: purchase.buyer_email,
    to: `/purchases?open=${purchase.id}`,
  })
  return { data: rows.map(hit), count }
})
