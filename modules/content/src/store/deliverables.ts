import { newId, type Tx } from "@codex/kernel"
import type { ContentPost, DeliverableInput, PostDeliverable } from "../types"
import { DELIVERABLE_COLUMNS, toDeliverable, type DeliverableRow } from "./rows"

/** Deliverables of the posts, in the order their author gave them. */
export async function listDeliverables(
  tx: Tx,
  postIds: readonly string[]
): Promise<PostDeliverable[]> {
  if (postIds.length === 0) {
    return []
  }
  const rows = await tx("post_deliverable")
    .whereIn("post_id", [...postIds])
    .orderBy(["post_id", "position"])
    .select<DeliverableRow[]>([...DELIVERABLE_COLUMNS])
  return rows.map(toDeliverable)
}

/** Replaces the whole list; a file that stays keeps its id. */
export async function replaceDeliverables(
  tx: Tx,
  post: Pick<ContentPost, "id" | "organization_id">,
  items: readonly DeliverableInput[]
): Promise<PostDeliverable[]> {
  const before = await listDeliverables(tx, [post.id])
  const ids = new Map(before.map((row) => [row.asset_id, row.id]))
  await tx("post_deliverable").where({ post_id: post.id }).delete()
  if (items.length > 0) {
    await tx("post_deliverable").insert(
      items.map((item, position) => ({
        ...item,
        id: ids.get(item.asset_id) ?? newId("pdlv"),
        organization_id: post.organization_id,
        post_id: post.id,
        kind: "media",
        position,
      }))
    )
  }
  return listDeliverables(tx, [post.id])
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
