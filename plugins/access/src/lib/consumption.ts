import { listDeliverables } from "@codex/content"
import { listDownloads, listProgress } from "@codex/entitlements"
import type { Tx } from "@codex/kernel"
import { listAssets } from "@codex/media"
import { byId, isPlayable, toDeliverables } from "./deliverables"
import { percentOf } from "./library"

export interface Consumption {
  /** How much of the posts was played, by length where known, or downloaded. */
  percent: number
  firstPlayedAt: Date | null
  lastPlayedAt: Date | null
}

const times = (rows: readonly { updated_at: Date }[]) =>
  rows.map(({ updated_at }) => updated_at.getTime())

/** What plays counts by how much of it was played, a file once it was taken. */
function shareOf(
  plays: { count: number; percent: number },
  files: { count: number; taken: number }
): number {
  const count = plays.count + files.count
  const taken = Math.min(files.taken, files.count)
  return count === 0
    ? 0
    : Math.round((plays.percent * plays.count + 100 * taken) / count)
}

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
  const downloads = await listDownloads(tx, customerId, postIds)
  const playable = toDeliverables(parts, assets, progress)
  const taken = downloads.map(({ downloaded_at }) => ({
    updated_at: downloaded_at,
  }))
  const seen = times([...progress, ...taken])
  return {
    percent: shareOf(
      { count: playable.length, percent: percentOf(playable, progress) },
      {
        count: parts.filter((part) => !isPlayable(part)).length,
        taken: downloads.length,
      }
    ),
    firstPlayedAt: seen.length > 0 ? new Date(Math.min(...seen)) : null,
    lastPlayedAt: seen.length > 0 ? new Date(Math.max(...seen)) : null,
  }
}
