import {
  blockingReasons,
  contentFailure,
  listDeliverables,
  publishChecklist,
  refreshDuration,
  type ContentPost,
  type PostDeliverable,
} from "@codex/content"
import type { Pg, Tx } from "@codex/kernel"
import type { MediaAsset } from "@codex/media"
import { assetsOf, checklistEntry } from "./assets"

type Listed = Pick<PostDeliverable, "asset_id" | "asset_creator_id" | "title">
type Judged = Pick<
  ContentPost,
  "title" | "pricing_type" | "price_minor" | "product_type"
>

/**
 * Throws the checklist's reasons as one failure. Reads the files in
 * transactions of their own, so never call it inside an open one (a second
 * connection under load starves the pool; ARCHITECTURE §2).
 */
export async function refuseIncomplete(
  pg: Pg,
  post: Judged,
  rows: readonly Listed[],
  parts: readonly Pick<ContentPost, "title" | "status">[]
): Promise<Map<string, MediaAsset>> {
  const assets = await assetsOf(pg, rows)
  const reasons = blockingReasons(
    publishChecklist({
      ...post,
      parts,
      deliverables: rows.map((r) => checklistEntry(r, assets.get(r.asset_id))),
    })
  )
  if (reasons.length > 0) {
    throw contentFailure("not_publishable", { reasons: reasons.join(" ") })
  }
  return assets
}

/** A file attached while it was being processed had no duration yet. */
export async function refreshDurations(
  tx: Tx,
  postId: string,
  assets: ReadonlyMap<string, MediaAsset>
): Promise<void> {
  for (const row of await listDeliverables(tx, [postId])) {
    const measured = assets.get(row.asset_id)?.duration_ms ?? null
    if (measured !== null && measured !== row.duration_ms) {
      await refreshDuration(tx, row.id, measured)
    }
  }
}
