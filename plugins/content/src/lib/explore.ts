import { contentFailure, searchCatalog, type ContentPost } from "@codex/content"
import {
  getPlatformSettings,
  isFeatureOn,
  listCreatorsByIds,
  listOrganizationsByIds,
  listSuspendedOrganizationIds,
  type Creator,
} from "@codex/creators"
import { withPlatform, type Pg, type Tx } from "@codex/kernel"
import type { CatalogQuery, ExploreResponse } from "../contract"
import { cardParts } from "./card-parts"
import { byId } from "./catalog-address"
import { card } from "./catalog-card"
import { filterOf, PAGE_SIZE } from "./catalog-page"

/** An author is asked for on an organization's page only. */
const NOBODY = new Map<string, Creator>()

const distinct = (ids: string[]) => [...new Set(ids)]

async function people(tx: Tx, posts: readonly ContentPost[]) {
  const creators = distinct(posts.map((post) => post.creator_id))
  const sellers = distinct(posts.map((post) => post.organization_id))
  return {
    creators: byId(await listCreatorsByIds(tx, creators)),
    organizations: byId(await listOrganizationsByIds(tx, sellers)),
  }
}

/**
 * Posts of every organization, newest first or as asked. Off unless the
 * operator switched it on (PRODUCT 7), and then it answers as if it were not
 * there.
 */
export function explorePage(
  pg: Pg,
  query: CatalogQuery
): Promise<ExploreResponse> {
  return withPlatform(pg, "explore: posts of all organizations", async (tx) => {
    const platform = await getPlatformSettings(tx)
    if (!isFeatureOn("explore", platform)) {
      throw contentFailure("explore_off")
    }
    const except = await listSuspendedOrganizationIds(tx)
    const owner = { all: true as const, except }
    const everybody = { owner, creators: NOBODY }
    const found = await searchCatalog(tx, filterOf(everybody, query))
    const around = {
      ...(await cardParts(tx, found.posts)),
      ...(await people(tx, found.posts)),
    }
    return {
      name: platform.name,
      posts: found.posts.map((post) => card(post, around)),
      total: found.total,
      similar: found.similar,
      page: query.page,
      page_size: PAGE_SIZE,
    }
  })
}
