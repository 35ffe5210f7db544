import { listPosts, priceLabel, type ContentPost } from "@codex/content"
import {
  listOrganizationsByIds,
  type Creator,
  type Organization,
} from "@codex/creators"
import { withPlatform, type Pg } from "@codex/kernel"
import type {
  OperatorPost,
  OperatorPostsQuery,
  OperatorPostsResponse,
} from "../contract"
import { named } from "./catalog-address"
import { postOrder } from "./post-order"
import { creatorsById, shareUrl } from "./studio-view"

function row(
  post: ContentPost,
  organization: Organization | undefined,
  creator: Creator | undefined
): OperatorPost {
  const seller = organization ? named(organization) : { name: "", handle: "" }
  return {
    id: post.id,
    title: post.title,
    status: post.status,
    price_label: priceLabel(post),
    organization: { id: post.organization_id, ...seller },
    creator: {
      id: post.creator_id,
      ...(creator ? named(creator) : { name: "", handle: "" }),
    },
    product_id: post.product_id,
    share_url: shareUrl(seller.handle, post.slug),
    updated_at: post.updated_at.toISOString(),
    published_at: post.published_at?.toISOString() ?? null,
    disabled_reason: post.disabled_reason,
  }
}

/** What a status asked for means in the table. */
function standing(status: OperatorPostsQuery["status"]) {
  switch (status) {
    case undefined:
      return {}
    case "disabled":
      return { disabled: true }
    case "released":
      return { status: ["published", "unpublished"] as const }
    case "draft":
    case "published":
    case "unpublished":
      return { status: [status] }
  }
}

/** Every post on the platform, a page at a time (operator screen). */
export async function operatorPosts(
  pg: Pg,
  query: OperatorPostsQuery
): Promise<OperatorPostsResponse> {
  const { q, status, type, order, limit, offset } = query
  const { posts, count, organizations } = await withPlatform(
    pg,
    "operator: all posts",
    async (tx) => {
      const found = await listPosts(tx, {
        ...(q ? { q } : {}),
        ...standing(status),
        ...(type ? { type } : {}),
        ...postOrder(order),
        limit,
        offset,
      })
      const ids = new Set(found.posts.map((post) => post.organization_id))
      const rows = await listOrganizationsByIds(tx, [...ids])
      return { ...found, organizations: new Map(rows.map((o) => [o.id, o])) }
    }
  )
  const creators = await creatorsById(
    pg,
    posts.map((post) => post.creator_id)
  )
  return {
    posts: posts.map((post) =>
      row(
        post,
        organizations.get(post.organization_id),
        creators.get(post.creator_id)
      )
    ),
    count,
    limit,
    offset,
  }
}
