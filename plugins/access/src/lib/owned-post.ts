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
import {
  listAssets,
  listTextTracks,
  type ListedTrack,
  type MediaAsset,
} from "@codex/media"

export interface PostAccess {
  post: ContentPost
  parts: PostDeliverable[]
  assets: Map<string, MediaAsset>
  access: AccessDecision<Grant>
}

/** What is played: the post, its files and the texts that go with them. */
export interface PlayablePost extends PostAccess {
  tracks: ListedTrack[]
}

async function loadPost(pg: Pg, postId: string, withTracks: boolean) {
  return withPlatform(pg, "a post by its id", async (tx) => {
    const post = await getPost(tx, postId)
    const parts = post ? await listDeliverables(tx, [postId]) : []
    const ids = parts.map(({ asset_id }) => asset_id)
    const assets = byId(await listAssets(tx, ids))
    const tracks = withTracks ? await listTextTracks(tx, ids) : []
    return { post, parts, assets, tracks }
  })
}

/**
 * A post and the customer's access to it. A post they never got and that is
 * not on sale does not exist for them: the same 404 as for a made-up id.
 */
async function find(
  pg: Pg,
  customerId: string,
  postId: string,
  withTracks: boolean
): Promise<PlayablePost> {
  const access = await withTenant(pg, { customerId }, (tx) =>
    explainAccess(tx, customerId, postId)
  )
  const found = await loadPost(pg, postId, withTracks)
  const { post } = found
  const onSale = post?.status === "published" && post.deleted_at === null
  const known = access.allowed || access.grant !== null
  if (!post || (!onSale && !known)) {
    throw fail("post_not_found")
  }
  return { ...found, post, access }
}

export const postAccess = (
  pg: Pg,
  customerId: string,
  postId: string
): Promise<PostAccess> => find(pg, customerId, postId, false)

/** The same, for those who may watch it now, with what they watch. */
export async function ownedPost(
  pg: Pg,
  customerId: string,
  postId: string
): Promise<PlayablePost> {
  const found = await find(pg, customerId, postId, true)
  if (!found.access.allowed) {
    throw entitlementFailure("not_entitled")
  }
  return found
}
