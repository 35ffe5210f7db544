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

/** Before it is known whether it is there, and for whom. */
export interface FoundPost extends Omit<PlayablePost, "post" | "access"> {
  post: ContentPost | null
}

export function loadPost(
  pg: Pg,
  postId: string,
  withTracks: boolean
): Promise<FoundPost> {
  return withPlatform(pg, "a post by its id", async (tx) => {
    const post = await getPost(tx, postId)
    const parts = post ? await listDeliverables(tx, [postId]) : []
    const ids = parts.map(({ asset_id }) => asset_id)
    const assets = byId(await listAssets(tx, ids))
    const tracks = withTracks ? await listTextTracks(tx, ids) : []
    return { post, parts, assets, tracks }
  })
}

const accessTo = (pg: Pg, customerId: string, postId: string) =>
  withTenant(pg, { customerId }, (tx) => explainAccess(tx, customerId, postId))

/**
 * A post and the customer's access to it. A post they never got and that is
 * not on sale does not exist for them: the same 404 as for a made-up id.
 */
function known(found: FoundPost, access: AccessDecision<Grant>): PlayablePost {
  const { post } = found
  const onSale = post?.status === "published" && post.deleted_at === null
  const isTheirs = access.allowed || access.grant !== null
  if (!post || (!onSale && !isTheirs)) {
    throw fail("post_not_found")
  }
  return { ...found, post, access }
}

/** The same, for those who may watch it now, with what they watch. */
export function owned(
  found: FoundPost,
  access: AccessDecision<Grant>
): PlayablePost {
  const post = known(found, access)
  if (!access.allowed) {
    throw entitlementFailure("not_entitled")
  }
  return post
}

export async function postAccess(
  pg: Pg,
  customerId: string,
  postId: string
): Promise<PostAccess> {
  const access = await accessTo(pg, customerId, postId)
  return known(await loadPost(pg, postId, false), access)
}

export async function ownedPost(
  pg: Pg,
  customerId: string,
  postId: string
): Promise<PlayablePost> {
  const access = await accessTo(pg, customerId, postId)
  return owned(await loadPost(pg, postId, true), access)
}
