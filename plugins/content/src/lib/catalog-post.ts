import { isMedia, listItems, type ContentPost } from "@codex/content"
import {
  getCreator,
  getOrganization,
  getOrganizationSettings,
} from "@codex/creators"
import { assertDefined, withPlatform, withTenant, type Pg } from "@codex/kernel"
import { listChapterTracks } from "@codex/media"
import type { CatalogPostResponse } from "../contract"
import { assetsOf } from "./assets"
import { named, resolvePost } from "./catalog-address"
import { cardParts } from "./card-parts"
import { card, partsView, supplyOf } from "./catalog-card"
import { itemViews } from "./catalog-items"

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
  const media = parts.items.filter(isMedia)
  const assets = await assetsOf(pg, media)
  const theirs = await withPlatform(
    pg,
    "catalog: name of the author, chapters of the files",
    async (tx) => ({
      creator: await getCreator(tx, post.creator_id),
      chapters: await listChapterTracks(
        tx,
        media.map(({ asset_id }) => asset_id)
      ),
    })
  )
  return { ...parts, ...theirs, assets }
}

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
      deliverables: itemViews(parts),
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
