import {
  contentFailure,
  listParts,
  listPostsByIds,
  replaceParts,
  type ContentPost,
} from "@codex/content"
import type { Tx } from "@codex/kernel"
import type { PostBody } from "../contract"

/** The posts of each bundle in order; deleted ones are no longer in it. */
export async function partsOf(
  tx: Tx,
  bundleIds: readonly string[]
): Promise<Map<string, ContentPost[]>> {
  const rows = await listParts(tx, bundleIds)
  const posts = await listPostsByIds(tx, [
    ...new Set(rows.map((r) => r.post_id)),
  ])
  const byId = new Map(posts.map((post) => [post.id, post]))
  return new Map(
    bundleIds.map((id) => [
      id,
      rows
        .filter((row) => row.bundle_id === id)
        .flatMap((row) => byId.get(row.post_id) ?? [])
        .filter((post) => post.deleted_at === null),
    ])
  )
}

/** What the author picked, which must be posts of the same organization. */
async function chosen(
  tx: Tx,
  bundle: Pick<ContentPost, "id" | "organization_id">,
  ids: readonly string[]
): Promise<ContentPost[]> {
  if (new Set(ids).size < ids.length) {
    throw contentFailure("part_listed_twice")
  }
  const posts = await listPostsByIds(tx, ids)
  const byId = new Map(posts.map((post) => [post.id, post]))
  return ids.map((id) => {
    const post = byId.get(id)
    const usable =
      post?.organization_id === bundle.organization_id && !post.deleted_at
    if (!post || !usable || post.id === bundle.id) {
      throw contentFailure("part_not_found")
    }
    if (post.product_type === "bundle") {
      throw contentFailure("bundle_in_bundle")
    }
    return post
  })
}

/** The parts as they will be: those sent, or those that are there. */
export async function partsAfter(
  tx: Tx,
  post: ContentPost,
  body: PostBody
): Promise<ContentPost[]> {
  return body.parts
    ? chosen(tx, post, body.parts)
    : ((await partsOf(tx, [post.id])).get(post.id) ?? [])
}

/** Writes the parts the author sent; a post that is no bundle has none. */
export async function setParts(
  tx: Tx,
  post: ContentPost,
  body: PostBody
): Promise<void> {
  if (body.parts && post.product_type === "bundle") {
    const posts = await chosen(tx, post, body.parts)
    await replaceParts(
      tx,
      post,
      posts.map((part) => part.id)
    )
  }
}
