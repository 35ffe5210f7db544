import {
  contentOptions,
  embedPage,
  getPost,
  isMedia,
  listItems,
  priceLabel,
  publishChecklist,
  type ContentPost,
  type PostDeliverable,
  type PostItem,
} from "@codex/content"
import {
  getOrganization,
  listCreatorsByIds,
  type Creator,
  type Organization,
} from "@codex/creators"
import {
  assertDefined,
  minorToJson,
  withPlatform,
  withTenant,
  type Minor,
  type Pg,
} from "@codex/kernel"
import type { MediaAsset } from "@codex/media"
import type { StudioContext } from "@codex/plugin-creators/workflows"
import type { StudioDeliverable, StudioPart, StudioPost } from "../contract"
import { assetsOf, checklistEntry } from "./assets"
import { partsOf } from "./parts"
import { limitsOf } from "./price-limits"
import { canEdit } from "./studio-access"

const toJson = (amount: Minor | null) =>
  amount === null ? null : minorToJson(amount)

function itemView(
  row: PostItem,
  assets: ReadonlyMap<string, MediaAsset>
): StudioDeliverable {
  if (!isMedia(row)) {
    return elsewhereView(row)
  }
  return mediaView(row, assets.get(row.asset_id))
}

function mediaView(
  row: PostDeliverable,
  asset: MediaAsset | undefined
): StudioDeliverable {
  return {
    id: row.id,
    asset_id: row.asset_id,
    url: null,
    title: row.title,
    media_kind: row.media_kind,
    duration_ms: asset?.duration_ms ?? row.duration_ms,
    ...(asset ? fileFacts(asset) : GONE),
  }
}

const fileFacts = (asset: MediaAsset) => ({
  filename: asset.filename,
  size_bytes: asset.size_bytes,
  state: asset.state,
  playable: asset.playable,
  progress: asset.progress,
})

/** Of a file that has left its creator's library. */
const GONE = {
  filename: null,
  size_bytes: null,
  state: "missing",
  playable: false,
  progress: 0,
} as const

/** There is nothing to wait for. */
function elsewhereView(
  row: Exclude<PostItem, PostDeliverable>
): StudioDeliverable {
  return {
    id: row.id,
    asset_id: null,
    url: row.kind === "link" ? row.url : embedPage(row),
    title: row.title,
    media_kind: row.kind,
    filename: null,
    size_bytes: null,
    duration_ms: null,
    state: "ready",
    playable: false,
    progress: 100,
  }
}

export const shareUrl = (handle: string, slug: string): string =>
  `${contentOptions().storefrontUrl}/${handle}/${slug}`

interface Parts {
  context: StudioContext
  organization: Organization
  creators: ReadonlyMap<string, Creator>
  rows: readonly PostItem[]
  parts: ReadonlyMap<string, ContentPost[]>
  assets: ReadonlyMap<string, MediaAsset>
}

function money(post: ContentPost) {
  return {
    pricing_type: post.pricing_type,
    price_minor: minorToJson(post.price_minor),
    suggested_minor: toJson(post.suggested_minor),
    compare_at_minor: toJson(post.compare_at_minor),
    currency_code: post.currency_code,
    price_label: priceLabel(post),
  }
}

function view(post: ContentPost, parts: Parts): StudioPost {
  const items = parts.rows.filter((row) => row.post_id === post.id)
  const rows = items.filter(isMedia)
  const bundled = parts.parts.get(post.id) ?? []
  const { id, organization_id, slug, title, summary, description, tags } = post
  return {
    id,
    organization_id,
    creator: {
      id: post.creator_id,
      name: parts.creators.get(post.creator_id)?.display_name ?? "",
    },
    slug,
    title,
    summary,
    description,
    tags,
    ...money(post),
    supply_limit: post.supply_limit,
    validity_days: post.validity_days,
    downloads_allowed: post.downloads_allowed,
    terms: post.terms,
    terms_version: post.terms_version,
    status: post.status,
    published_at: post.published_at?.toISOString() ?? null,
    created_at: post.created_at.toISOString(),
    updated_at: post.updated_at.toISOString(),
    deliverables: items.map((item) => itemView(item, parts.assets)),
    product_type: post.product_type,
    parts: bundled.map(partView),
    price_limits: limitsOf(post),
    checklist: publishChecklist({
      ...post,
      parts: bundled,
      deliverables: rows.map((r) =>
        checklistEntry(r, parts.assets.get(r.asset_id))
      ),
      elsewhere: items.length - rows.length,
    }),
    share_url: shareUrl(parts.organization.handle, slug),
    cover_url: `/admin/studio/posts/${id}/cover?v=${rows[0]?.asset_id ?? ""}`,
    can_edit: canEdit(parts.context, post),
    disabled_reason: post.disabled_reason,
  }
}

/** A post as a choice for a bundle, or as a part of one. */
export const partView = (post: ContentPost): StudioPart => ({
  id: post.id,
  title: post.title,
  status: post.status,
  price_minor: minorToJson(post.price_minor),
  price_label: priceLabel(post),
})

/** Creators by id; a creator's row is visible to that creator only. */
export function creatorsById(
  pg: Pg,
  ids: Iterable<string>
): Promise<Map<string, Creator>> {
  return withPlatform(pg, "content: names of authors", async (tx) => {
    const found = await listCreatorsByIds(tx, ids)
    return new Map(found.map((creator) => [creator.id, creator]))
  })
}

/** Posts of one organization with everything Studio shows about them. */
export async function studioViews(
  pg: Pg,
  context: StudioContext,
  posts: readonly ContentPost[]
): Promise<StudioPost[]> {
  const { organizationId } = context
  const ids = posts.map((post) => post.id)
  const {
    organization,
    rows,
    parts: bundled,
  } = await withTenant(pg, { organizationId }, async (tx) => ({
    organization: assertDefined(
      await getOrganization(tx, organizationId),
      "organization"
    ),
    rows: await listItems(tx, ids),
    parts: await partsOf(tx, ids),
  }))
  const creators = await creatorsById(
    pg,
    posts.map((post) => post.creator_id)
  )
  const assets = await assetsOf(pg, rows.filter(isMedia))
  const parts = {
    context,
    organization,
    creators,
    rows,
    assets,
    parts: bundled,
  }
  return posts.map((post) => view(post, parts))
}

/** One post as Studio shows it, read again after a workflow changed it. */
export async function studioView(
  pg: Pg,
  context: StudioContext,
  postId: string
): Promise<StudioPost> {
  const post = await withTenant(
    pg,
    { organizationId: context.organizationId },
    (tx) => getPost(tx, postId)
  )
  const [shown] = await studioViews(pg, context, [assertDefined(post, "post")])
  return assertDefined(shown, "post view")
}
