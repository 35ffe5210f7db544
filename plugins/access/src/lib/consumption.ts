import { listDeliverables } from "@codex/content"
import { listProgress } from "@codex/entitlements"
import type { Tx } from "@codex/kernel"
import { listAssets } from "@codex/media"
import { byId, toDeliverables } from "./deliverables"
import { percentOf } from "./library"

export interface Consumption {
  /** How much of the posts was played, by length where lengths are known. */
  percent: number
  firstPlayedAt: Date | null
  lastPlayedAt: Date | null
}

const times = (rows: readonly { updated_at: Date }[]) =>
  rows.map(({ updated_at }) => updated_at.getTime())

/** What a customer has consumed of some posts, for refund and evidence. */
export async function consumptionOf(
  tx: Tx,
  customerId: string,
  postIds: readonly string[]
): Promise<Consumption> {
  const all = await listProgress(tx, customerId)
  const progress = all.filter(({ post_id }) => postIds.includes(post_id))
  const parts = await listDeliverables(tx, [...postIds])
  const ids = [...new Set(parts.map(({ asset_id }) => asset_id))]
  const assets = byId(await listAssets(tx, ids))
  const seen = times(progress)
  return {
    percent: percentOf(toDeliverables(parts, assets, progress), progress),
    firstPlayedAt: seen.length > 0 ? new Date(Math.min(...seen)) : null,
    lastPlayedAt: seen.length > 0 ? new Date(Math.max(...seen)) : null,
  }
}
