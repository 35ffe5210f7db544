import type { Tx } from "@codex/kernel"
import type { ContentPost, PostDeliverable } from "../types"
import {
  DELIVERABLE_COLUMNS,
  POST_COLUMNS,
  toDeliverable,
  toPost,
  type DeliverableRow,
  type PostRow,
} from "./rows"

/** What of these posts is kept in a library of media, files included. */
export async function listDeliverables(
  tx: Tx,
  postIds: readonly string[]
): Promise<PostDeliverable[]> {
  if (postIds.length === 0) {
    return []
  }
  const rows = await tx("post_deliverable")
    .where({ kind: "media" })
    .whereIn("post_id", [...postIds])
    .orderBy(["post_id", "position"])
    .select<DeliverableRow[]>([...DELIVERABLE_COLUMNS])
  return rows.map(toDeliverable)
}

/**
 * Posts that give this file: those there are, and deleted ones that somebody
 * may have bought. Spans organizations.
 */
export async function listUses(
  tx: Tx,
  assetId: string
): Promise<ContentPost[]> {
  const rows = await tx("content_post")
    .whereIn(
      "id",
      tx("post_deliverable").where({ asset_id: assetId }).select("post_id")
    )
    .where((some) =>
      some.whereNull("deleted_at").orWhereNotNull("published_at")
    )
    .orderBy("id")
    .select<PostRow[]>([...POST_COLUMNS])
  return rows.map(toPost)
}

/** Copies what the media module has measured since the file was attached. */
export async function refreshDuration(
  tx: Tx,
  deliverableId: string,
  durationMs: number
): Promise<void> {
  await tx("post_deliverable")
    .where({ id: deliverableId })
    .update({ duration_ms: durationMs })
}
