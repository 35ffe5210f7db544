import { newId, type Tx } from "@codex/kernel"
import { postUse, type PostUse } from "../domain/use"
import type { ContentPost, ItemInput, PostItem } from "../types"
import { ITEM_COLUMNS, toItem, type ItemRow } from "./rows"

/** Everything these posts give, in the order their author gave it. */
export async function listItems(
  tx: Tx,
  postIds: readonly string[]
): Promise<PostItem[]> {
  if (postIds.length === 0) {
    return []
  }
  const rows = await tx("post_deliverable")
    .whereIn("post_id", [...postIds])
    .orderBy(["post_id", "position"])
    .select<ItemRow[]>([...ITEM_COLUMNS])
  return rows.map(toItem)
}

export const useOfPost = async (tx: Tx, postId: string): Promise<PostUse> =>
  postUse(await listItems(tx, [postId]))

/** What makes two entries of a list the same one. */
export function itemKey(item: ItemInput): string {
  switch (item.kind) {
    case "link":
      return item.url
    case "embed":
      return `${item.host}:${item.video_id}`
    case "media":
    case undefined:
      return item.asset_id
  }
}

/** Replaces the whole list; what stays keeps its id. */
export async function replaceItems(
  tx: Tx,
  post: Pick<ContentPost, "id" | "organization_id">,
  items: readonly ItemInput[]
): Promise<PostItem[]> {
  const before = await listItems(tx, [post.id])
  const ids = new Map(before.map((row) => [itemKey(row), row.id]))
  await tx("post_deliverable").where({ post_id: post.id }).delete()
  if (items.length > 0) {
    await tx("post_deliverable").insert(
      items.map((item, position) => ({
        kind: "media",
        ...item,
        id: ids.get(itemKey(item)) ?? newId("pdlv"),
        organization_id: post.organization_id,
        post_id: post.id,
        position,
      }))
    )
  }
  return listItems(tx, [post.id])
}

/** The row without its place: what `replaceItems` takes. */
export function itemInput(row: PostItem): ItemInput {
  const {
    id: _id,
    organization_id: _organization,
    post_id: _post,
    position: _position,
    ...input
  } = row
  return input
}

/** Whether it lies in a library of media, and not elsewhere. */
export function isMedia<Item extends { kind?: string }>(
  item: Item
): item is Exclude<Item, { kind: "link" | "embed" }> {
  return item.kind !== "link" && item.kind !== "embed"
}
