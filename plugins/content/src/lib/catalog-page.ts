import { countTags, searchCatalog, type CatalogFilter } from "@codex/content"
import { withPlatform, withTenant, type Pg, type Tx } from "@codex/kernel"
import type { CatalogQuery, CatalogResponse } from "../contract"
import { resolveAddress, type Address } from "./catalog-address"
import { card } from "./catalog-card"
import { cardParts } from "./card-parts"

export const PAGE_SIZE = 24

/** An organization's page runs in its scope; others span several. */
function scoped<T>(
  pg: Pg,
  owner: CatalogFilter["owner"],
  fn: (tx: Tx) => Promise<T>
): Promise<T> {
  return "organizationId" in owner
    ? withTenant(pg, { organizationId: owner.organizationId }, fn)
    : withPlatform(pg, "catalog: a creator's posts on sale", fn)
}

/** `ada` finds the posts of Ada Lovelace. */
function creatorsNamed(address: Browsed, q: string): string[] {
  const wanted = q.trim().toLocaleLowerCase("en")
  return [...address.creators.values()]
    .filter((c) => c.display_name.toLocaleLowerCase("en").includes(wanted))
    .map((c) => c.id)
}

/** An author nobody knows here has nothing on sale here. */
const NOBODY = "-"

function authorAt(address: Browsed, handle: string): string {
  const found = [...address.creators.values()].find((c) => c.handle === handle)
  return found?.id ?? NOBODY
}

export type Browsed = Pick<Address, "owner" | "creators">

export function filterOf(address: Browsed, query: CatalogQuery): CatalogFilter {
  const { q, tag, type, price, creator, sort, page } = query
  return {
    owner: address.owner,
    ...(q ? { q, creatorIds: creatorsNamed(address, q) } : {}),
    ...(tag ? { tag } : {}),
    ...(type ? { kind: type } : {}),
    ...(price ? { price } : {}),
    ...(creator ? { by: authorAt(address, creator) } : {}),
    sort,
    limit: PAGE_SIZE,
    offset: (page - 1) * PAGE_SIZE,
  }
}

/** What `/{handle}` shows: who it is, what is on sale, the tags in use. */
export async function catalogPage(
  pg: Pg,
  handle: string,
  query: CatalogQuery
): Promise<CatalogResponse> {
  const address = await resolveAddress(pg, handle)
  const { posts, total, similar, tags, ...parts } = await scoped(
    pg,
    address.owner,
    async (tx) => {
      const found = await searchCatalog(tx, filterOf(address, query))
      return {
        ...found,
        tags: await countTags(tx, address.owner),
        ...(await cardParts(tx, found.posts)),
      }
    }
  )
  return {
    profile: address.profile,
    posts: posts.map((post) => card(post, { ...address, ...parts })),
    tags,
    total,
    similar,
    page: query.page,
    page_size: PAGE_SIZE,
  }
}
