import { listDeliverables, type ContentPost } from "@codex/content"
import {
  getCreator,
  getOrganization,
  getOrganizationSettings,
} from "@codex/creators"
import { assertDefined, withPlatform, withTenant, type Pg } from "@codex/kernel"
import { supplyLeft } from "@codex/purchases"
import type { CatalogPostResponse } from "../contract"
import { named, resolvePost } from "./catalog-address"
import { card, supplyOf } from "./catalog-card"

async function partsOf(pg: Pg, post: ContentPost) {
  const { organization_id: organizationId } = post
  const parts = await withTenant(pg, { organizationId }, async (tx) => ({
    organization: assertDefined(
      await getOrganization(tx, organizationId),
      "organization of the post"
    ),
    settings: await getOrganizationSettings(tx, organizationId),
    deliverables: await listDeliverables(tx, [post.id]),
    supply: await supplyLeft(tx, [post.id]),
  }))
  const creator = await withPlatform(pg, "catalog: name of the author", (tx) =>
    getCreator(tx, post.creator_id)
  )
  return { ...parts, creator }
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
  const { organization, settings, creator, deliverables, supply } = parts
  const shown = card(post, {
    deliverables,
    supply,
    creators: new Map(creator ? [[creator.id, creator]] : []),
    organizations: new Map([[organization.id, organization]]),
  })
  return {
    post: {
      ...shown,
      cover_url: previewed(shown.cover_url, address.preview),
      status: post.status,
      description: post.description,
      deliverables: deliverables.map((row) => ({
        id: row.id,
        asset_id: row.asset_id,
        title: row.title,
        kind: row.media_kind,
        duration_ms: row.duration_ms,
      })),
      supply: supplyOf(post, supply),
      validity_days: post.validity_days,
      terms: post.terms,
      organization: {
        ...named(organization),
        tagline: settings?.tagline ?? "",
        brand_color: settings?.brand_color ?? null,
      },
    },
    preview: address.preview !== undefined,
  }
}
