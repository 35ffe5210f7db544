import type { ContentPost, PostDeliverable } from "@codex/content"
import {
  getCreator,
  getOrganization,
  getOrganizationSettings,
} from "@codex/creators"
import { assertDefined, withPlatform, withTenant, type Pg } from "@codex/kernel"
import { listChapterTracks, type TextTrack } from "@codex/media"
import { chaptersOf } from "@codex/plugin-media/workflows"
import type { CatalogPostResponse } from "../contract"
import { named, resolvePost } from "./catalog-address"
import { cardParts } from "./card-parts"
import { card, partsView, supplyOf } from "./catalog-card"

const own = (rows: readonly PostDeliverable[], post: ContentPost) =>
  rows.filter((row) => row.post_id === post.id)

async function partsOf(pg: Pg, post: ContentPost) {
  const { organization_id: organizationId } = post
  const parts = await withTenant(pg, { organizationId }, async (tx) => ({
    organization: assertDefined(
      await getOrganization(tx, organizationId),
      "organization of the post"
    ),
    settings: await getOrganizationSettings(tx, organizationId),
    shown: await cardParts(tx, [post]),
  }))
  const ids = own(parts.shown.deliverables, post).map((row) => row.asset_id)
  const theirs = await withPlatform(
    pg,
    "catalog: name of the author, chapters of the files",
    async (tx) => ({
      creator: await getCreator(tx, post.creator_id),
      chapters: await listChapterTracks(tx, ids),
    })
  )
  return { ...parts, ...theirs }
}

/** Each file's chapters, by its id. */
const chaptersByAsset = (tracks: readonly TextTrack[]) =>
  new Map(
    tracks.map(({ asset_id, content }) => [asset_id, chaptersOf(content)])
  )

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
  const chapters = chaptersByAsset(parts.chapters)
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
      deliverables: own(around.deliverables, post).map((row) => ({
        id: row.id,
        asset_id: row.asset_id,
        title: row.title,
        kind: row.media_kind,
        duration_ms: row.duration_ms,
        chapters: chapters.get(row.asset_id) ?? [],
      })),
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
