import type { Tx } from "@codex/kernel"
import type { PostDeliverable } from "../types"
import { DELIVERABLE_COLUMNS, toDeliverable, type DeliverableRow } from "./rows"

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

/** Posts that give this file, whatever their state. Spans organizations. */
export async function listPostIdsOfAsset(
  tx: Tx,
  assetId: string
): Promise<string[]> {
  const rows = await tx("post_deliverable")
    .where({ asset_id: assetId })
    .orderBy("post_id")
    .select<{ post_id: string }[]>("post_id")
  return rows.map(({ post_id }) => post_id)
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
