import { contentFailure, searchCatalog, type ContentPost } from "@codex/content"
import {
  featureOn,
  getCreator,
  getPlatformSettings,
  listOrganizationsByIds,
  type Creator,
} from "@codex/creators"
import { withPlatform, type Pg, type Tx } from "@codex/kernel"
import type { CatalogQuery, ExploreResponse } from "../contract"
import { cardParts } from "./card-parts"
import { card } from "./catalog-card"
import { filterOf, PAGE_SIZE } from "./catalog-page"

async function people(tx: Tx, posts: readonly ContentPost[]) {
  const creators = new Map<string, Creator>()
  for (const id of new Set(posts.map((post) => post.creator_id))) {
    const creator = await getCreator(tx, id)
    if (creator) {
      creators.set(id, creator)
    }
  }
  const ids = [...new Set(posts.map((post) => post.organization_id))]
  const organizations = await listOrganizationsByIds(tx, ids)
  return {
    creators,
    organizations: new Map(organizations.map((o) => [o.id, o])),
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
    if (!(await featureOn(tx, "explore"))) {
      throw contentFailure("explore_off")
    }
    const everybody = { owner: { all: true as const }, creators: new Map() }
    const found = await searchCatalog(tx, filterOf(everybody, query))
    const around = {
      ...(await cardParts(tx, found.posts)),
      ...(await people(tx, found.posts)),
    }
    const open = found.posts.filter(
      (post) =>
        around.organizations.get(post.organization_id)?.status === "active"
    )
    return {
      name: (await getPlatformSettings(tx)).name,
      posts: open.map((post) => card(post, around)),
      total: found.total,
      similar: found.similar,
      page: query.page,
      page_size: PAGE_SIZE,
    }
  })
}
