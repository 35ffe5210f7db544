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
