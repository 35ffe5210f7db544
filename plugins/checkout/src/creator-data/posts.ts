import {
  embedPage,
  isMedia,
  listItems,
  listParts,
  pagePosts,
  type ContentPost,
  type PostItem,
  type PostPart,
} from "@codex/content"
import { minorToJson, type TenantContext, type Tx } from "@codex/kernel"
import { iso, jsonText } from "./as-text"
import { isOwned, type Owner } from "./own-creator"
import { inTurn, PAGE_ROWS, pagesOf } from "./pages"
import { inTenant } from "./in-tenant"

interface Whole {
  post: ContentPost
  items: PostItem[]
  parts: PostPart[]
}

const sum = (amount: bigint | null) =>
  amount === null ? null : minorToJson(amount)

/** A listing with its price, and what a buyer gets. */
export const postItem = ({ post, items, parts }: Whole) => ({
  id: post.id,
  organization_id: post.organization_id,
  kind: post.product_type,
  slug: post.slug,
  title: post.title,
  summary: post.summary,
  description: post.description,
  tags: post.tags,
  status: post.status,
  pricing: post.pricing_type,
  price_minor: sum(post.price_minor),
  suggested_minor: sum(post.suggested_minor),
  compare_at_minor: sum(post.compare_at_minor),
  currency: post.currency_code.toUpperCase(),
  supply_limit: post.supply_limit,
  validity_days: post.validity_days,
  terms: post.terms,
  terms_version: post.terms_version,
  published_at: iso(post.published_at),
  created_at: iso(post.created_at),
  updated_at: iso(post.updated_at),
  deleted_at: iso(post.deleted_at),
  downloads_allowed: post.downloads_allowed,
  files: items.filter(isMedia).map((file) => ({
    media_id: file.asset_id,
    title: file.title,
    kind: file.media_kind,
    duration_ms: file.duration_ms,
  })),
  elsewhere: items.flatMap((item) =>
    isMedia(item)
      ? []
      : [
          {
            title: item.title,
            url: item.kind === "link" ? item.url : embedPage(item),
          },
        ]
  ),
  contains_posts: parts.map((part) => part.post_id),
})

async function whole(tx: Tx, posts: readonly ContentPost[]): Promise<Whole[]> {
  const ids = posts.map((post) => post.id)
  const items = await listItems(tx, ids)
  const parts = await listParts(tx, ids)
  return posts.map((post) => ({
    post,
    items: items.filter((item) => item.post_id === post.id),
    parts: parts.filter((part) => part.bundle_id === post.id),
  }))
}

/** What they have written, wherever; what a brand of theirs sells, all of it. */
export const postsText = (of: Owner): AsyncIterable<string> =>
  jsonText(
    inTurn(of.organizations, (organization) => {
      const scope: TenantContext = { organizationId: organization.id }
      return pagesOf((after: string | null) =>
        inTenant(of, scope, async (tx) => {
          const { rows, next } = await pagePosts(tx, {
            organizationId: organization.id,
            creatorId: isOwned(organization) ? undefined : of.creator.id,
            after,
            limit: PAGE_ROWS,
          })
          return { rows: await whole(tx, rows), next }
        })
      )
    }),
    postItem
  )
