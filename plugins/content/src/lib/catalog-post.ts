import {
  isMedia,
  listItems,
  type ContentPost,
  type PostItem,
} from "@codex/content"
import {
  getCreator,
  getOrganization,
  getOrganizationSettings,
} from "@codex/creators"
import { assertDefined, withPlatform, withTenant, type Pg } from "@codex/kernel"
import type { MediaAsset } from "@codex/media"
import type { CatalogDeliverable, CatalogPostResponse } from "../contract"
import { assetsOf } from "./assets"
import { named, resolvePost } from "./catalog-address"
import { cardParts } from "./card-parts"
import { card, partsView, supplyOf } from "./catalog-card"

async function partsOf(pg: Pg, post: ContentPost) {
  const { organization_id: organizationId } = post
  const parts = await withTenant(pg, { organizationId }, async (tx) => ({
    organization: assertDefined(
      await getOrganization(tx, organizationId),
      "organization of the post"
    ),
    settings: await getOrganizationSettings(tx, organizationId),
    shown: await cardParts(tx, [post]),
    items: await listItems(tx, [post.id]),
  }))
  const assets = await assetsOf(pg, parts.items.filter(isMedia))
  const creator = await withPlatform(pg, "catalog: name of the author", (tx) =>
    getCreator(tx, post.creator_id)
  )
  return { ...parts, assets, creator }
}

function itemView(
  row: PostItem,
  assets: ReadonlyMap<string, MediaAsset>
): CatalogDeliverable {
  const media = isMedia(row) ? row : null
  const asset = media ? assets.get(media.asset_id) : undefined
  return {
    id: row.id,
    asset_id: media?.asset_id ?? null,
    title: row.title,
    kind: isMedia(row) ? row.media_kind : row.kind,
    duration_ms: media?.duration_ms ?? null,
    ...fileFacts(asset),
  }
}

/** What a buyer may know of a file before they buy it. */
function fileFacts(asset: MediaAsset | undefined) {
  const isFile = asset?.kind === "file"
  return {
    file_type: isFile ? extensionOf(asset.filename) : null,
    size_bytes: isFile ? asset.size_bytes : null,
  }
}

const extensionOf = (filename: string) =>
  filename.split(".").pop()?.toUpperCase() ?? null

function previewed(url: string, token: string | undefined): string {
  return token ? `${url}&preview=${encodeURIComponent(token)}` : url
}

/** What `/{handle}/{slug}` shows, to a buyer or through a preview token. */
export async function catalogPost(
  pg: Pg,
  address: { handle: string; slug: string; preview?: string | undefined }
): Promise<CatalogPostResponse> {
  const post = await resolvePost(pg, address)
  const parts = await partsOf(pg, post)
  const { organization, settings, creator } = parts
  const around = {
    ...parts.shown,
    creators: new Map(creator ? [[creator.id, creator]] : []),
    organizations: new Map([[organization.id, organization]]),
  }
  const shown = card(post, around)
  return {
    post: {
      ...shown,
      cover_url: previewed(shown.cover_url, address.preview),
      status: post.status,
      description: post.description,
      deliverables: parts.items.map((row) => itemView(row, parts.assets)),
      downloads_allowed: post.downloads_allowed,
      parts: partsView(post, around),
      supply: supplyOf(post, around.supply),
      validity_days: post.validity_days,
      terms: post.terms,
      terms_version: post.terms_version,
      organization: {
        ...named(organization),
        tagline: settings?.tagline ?? "",
        brand_color: settings?.brand_color ?? null,
      },
    },
    preview: address.preview !== undefined,
  }
}
