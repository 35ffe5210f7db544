import type { Tx } from "@codex/kernel"
import type { ContentPost, PostPart } from "../types"

/** The posts of these bundles, in the order their author gave them. */
export function listParts(
  tx: Tx,
  bundleIds: readonly string[]
): Promise<PostPart[]> {
  return bundleIds.length === 0
    ? Promise.resolve([])
    : tx<PostPart>("post_part")
        .whereIn("bundle_id", [...bundleIds])
        .orderBy(["bundle_id", "position"])
        .select("organization_id", "bundle_id", "post_id", "position")
}

/** Replaces the whole list. */
export async function replaceParts(
  tx: Tx,
  bundle: Pick<ContentPost, "id" | "organization_id">,
  postIds: readonly string[]
): Promise<void> {
  await tx("post_part").where({ bundle_id: bundle.id }).delete()
  if (postIds.length > 0) {
    await tx("post_part").insert(
      postIds.map((post_id, position) => ({
        organization_id: bundle.organization_id,
        bundle_id: bundle.id,
        post_id,
        position,
      }))
    )
  }
}

/** The bundles on sale that contain this post. */
export async function listBundlesWith(
  tx: Tx,
  postId: string
): Promise<string[]> {
  const rows = await tx("post_part")
    .join("content_post", "content_post.id", "post_part.bundle_id")
    .where({ "post_part.post_id": postId, "content_post.status": "published" })
    .orderBy("content_post.published_at", "desc")
    .select<{ bundle_id: string }[]>("post_part.bundle_id")
  return rows.map((row) => row.bundle_id)
}
