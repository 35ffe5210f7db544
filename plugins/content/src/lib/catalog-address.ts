import {
  contentFailure,
  findPostBySlug,
  findPublishedBySlugOfCreator,
  listSellers,
  type CatalogFilter,
  type ContentPost,
} from "@codex/content"
import {
  getCreator,
  getOrganization,
  getOrganizationSettings,
  getPlatformSettings,
  isFeatureOn,
  listCreatorsByIds,
  listLegalVersions,
  listOrganizationsByIds,
  listSuspendedOrganizationIds,
  resolveHandle,
  type Creator,
  type Organization,
} from "@codex/creators"
import { assertDefined, withPlatform, type Pg, type Tx } from "@codex/kernel"
import { logoUrl } from "@codex/plugin-creators/workflows"
import type { CatalogProfile, NamedHandle } from "../contract"
import { mayShow } from "./preview"

/** Who a public address belongs to, with everybody named on its pages. */
export interface Address {
  owner: CatalogFilter["owner"]
  profile: CatalogProfile
  creators: ReadonlyMap<string, Creator>
  organizations: ReadonlyMap<string, Organization>
}

export const named = (row: Creator | Organization): NamedHandle => ({
  name: "display_name" in row ? row.display_name : row.name,
  handle: row.handle,
})

export const byId = <T extends { id: string }>(rows: T[]) =>
  new Map(rows.map((row) => [row.id, row]))

/** What an organization's settings put on its pages. */
async function face(tx: Tx, organizationId: string) {
  const settings = assertDefined(
    await getOrganizationSettings(tx, organizationId),
    "organization settings"
  )
  const platform = await getPlatformSettings(tx)
  const versions = await listLegalVersions(tx, organizationId)
  const { tagline, description, brand_color } = settings
  const shown = {
    tagline,
    brand_color,
    support_email: settings.support_email ?? platform.support_email,
    logo_url: logoUrl(settings.logo_key),
    legal_name: settings.legal_name,
    legal: [...new Set(versions.map((version) => version.kind))],
    feed: isFeatureOn("feeds", platform, settings),
    explore: isFeatureOn("explore", platform),
    sign_up: isFeatureOn("sign_up", platform),
  }
  return { description, shown }
}

async function ofOrganization(tx: Tx, id: string): Promise<Address> {
  const organization = await getOrganization(tx, id)
  if (organization?.status !== "active") {
    throw contentFailure("catalog_not_found")
  }
  const owner = { organizationId: id }
  const { description, shown } = await face(tx, id)
  const { creatorIds } = await listSellers(tx, owner)
  const creators = await listCreatorsByIds(tx, creatorIds)
  return {
    owner,
    profile: {
      kind: "organization",
      ...named(organization),
      bio: description,
      ...shown,
      creators: creators.map(named),
      organizations: [],
    },
    creators: byId(creators),
    organizations: byId([organization]),
  }
}

async function ofCreator(tx: Tx, id: string): Promise<Address> {
  const creator = await getCreator(tx, id)
  const personal = creator?.personal_organization_id ?? ""
  const closed = await listSuspendedOrganizationIds(tx)
  // A creator who is suspended is out of Studio; their page stays (ADR 0025).
  if (!creator || closed.includes(personal)) {
    throw contentFailure("catalog_not_found")
  }
  const owner = { creatorId: id, except: closed }
  const { shown } = await face(tx, personal)
  const { organizationIds } = await listSellers(tx, owner)
  const organizations = await listOrganizationsByIds(tx, organizationIds)
  return {
    owner,
    profile: {
      kind: "creator",
      ...named(creator),
      bio: creator.bio,
      ...shown,
      creators: [],
      organizations: organizations
        .filter(({ kind }) => kind === "brand")
        .map(named),
    },
    creators: byId([creator]),
    organizations: byId(organizations),
  }
}

/** Resolves `/{handle}`; unknown and closed addresses are the same 404. */
export function resolveAddress(pg: Pg, handle: string): Promise<Address> {
  return withPlatform(pg, "catalog: who has this address", async (tx) => {
    const target = await resolveHandle(tx, handle)
    if (!target) {
      throw contentFailure("catalog_not_found")
    }
    return target.target_type === "organization"
      ? ofOrganization(tx, target.target_id)
      : ofCreator(tx, target.target_id)
  })
}

async function underCreator(tx: Tx, id: string, slug: string, token?: string) {
  const creator = await getCreator(tx, id)
  if (!creator) {
    return null
  }
  const personal = creator.personal_organization_id
  const closed = await listSuspendedOrganizationIds(tx)
  const own = await findPostBySlug(tx, personal, slug)
  const shown = !closed.includes(personal) && (await mayShow(tx, own, token))
  return shown ? own : findPublishedBySlugOfCreator(tx, id, slug, closed)
}

async function underOrganization(tx: Tx, id: string, slug: string) {
  const organization = await getOrganization(tx, id)
  return organization?.status === "active" ? findPostBySlug(tx, id, slug) : null
}

/**
 * The post at `/{handle}/{slug}`. Absent, deleted, foreign and not published
 * (without a preview token of its own) all answer the same 404.
 */
export function resolvePost(
  pg: Pg,
  address: { handle: string; slug: string; preview?: string | undefined }
): Promise<ContentPost> {
  const { handle, slug, preview } = address
  return withPlatform(pg, "catalog: which post is here", async (tx) => {
    const target = await resolveHandle(tx, handle)
    const post =
      target?.target_type === "creator"
        ? await underCreator(tx, target.target_id, slug, preview)
        : target && (await underOrganization(tx, target.target_id, slug))
    if (!post || !(await mayShow(tx, post, preview))) {
      throw contentFailure("post_not_found")
    }
    return post
  })
}
