import { listDeliverables } from "@codex/content"
import { listOwned } from "@codex/entitlements"
import type { Tx } from "@codex/kernel"
import { listAssets } from "@codex/media"
import { byId, toDeliverables } from "./deliverables"
import { percentOf } from "./library"

export interface Holding {
  /** Posts they may watch now. */
  posts: number
  /** How much of these they have played. */
  percent: number
}

/** What each of these customers owns and has watched of it (operator). */
export async function holdingsOf(
  tx: Tx,
  customerIds: readonly string[]
): Promise<(customerId: string) => Holding> {
  const { owned, progress } = await listOwned(tx, customerIds)
  const all = [...new Set(owned.map(({ post_id }) => post_id))]
  const parts = await listDeliverables(tx, all)
  const ids = [...new Set(parts.map(({ asset_id }) => asset_id))]
  const assets = byId(await listAssets(tx, ids))
  return (customerId) => {
    const of = (row: { customer_id: string }) => row.customer_id === customerId
    const posts = new Set(owned.filter(of).map(({ post_id }) => post_id))
    const seen = progress.filter(of)
    const mine = parts.filter(({ post_id }) => posts.has(post_id))
    const percent = percentOf(toDeliverables(mine, assets, seen), seen)
    return { posts: posts.size, percent }
  }
}
