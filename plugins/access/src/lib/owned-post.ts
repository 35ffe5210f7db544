import {
  getPost,
  listDeliverables,
  type ContentPost,
  type PostDeliverable,
} from "@codex/content"
import { entitlementFailure, explainAccess } from "@codex/entitlements"
import type { AccessDecision, Grant } from "@codex/entitlements"
import { withPlatform, withTenant, type Pg } from "@codex/kernel"
import { byId } from "./deliverables"
import { fail } from "./failures"
import { listAssets, type MediaAsset } from "@codex/media"

export interface PostAccess {
  post: ContentPost
  parts: PostDeliverable[]
  assets: Map<string, MediaAsset>
  access: AccessDecision<Grant>
}

/**
 * A post and the customer's access to it. A post they never got and that is
 * not on sale does not exist for them: the same 404 as for a made-up id.
 */
export async function postAccess(
  pg: Pg,
  customerId: string,
  postId: string
): Promise<PostAccess> {
  const access = await withTenant(pg, { customerId }, (tx) =>
    explainAccess(tx, customerId, postId)
  )
  const found = await withPlatform(pg, "a post by its id", async (tx) => {
    const post = await getPost(tx, postId)
    const parts = post ? await listDeliverables(tx, [postId]) : []
    const assets = await listAssets(
      tx,
      parts.map(({ asset_id }) => asset_id)
    )
    return { post, parts, assets: byId(assets) }
  })
  const { post } = found
  const onSale = post?.status === "published" && post.deleted_at === null
  const known = access.allowed || access.grant !== null
  if (!post || (!onSale && !known)) {
    throw fail("post_not_found")
  }
  return { ...found, post, access }
}

/** The same, for those who may watch it now. */
export async function ownedPost(
  pg: Pg,
  customerId: string,
  postId: string
): Promise<PostAccess> {
  const found = await postAccess(pg, customerId, postId)
  if (!found.access.allowed) {
    throw entitlementFailure("not_entitled")
  }
  return found
}
