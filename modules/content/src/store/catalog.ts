import type { Tx } from "@codex/kernel"
import {
  containsPattern,
  hasOperators,
  prefixQuery,
} from "../domain/search-terms"
import type { ContentPost, MediaKind } from "../types"
import { POST_COLUMNS, toPost, type PostRow } from "./rows"

export type CatalogSort = "newest" | "price_asc" | "price_desc" | "title"

export interface CatalogFilter {
  /** Whose page: one organization, or one creator across organizations. */
  owner: { organizationId: string } | { creatorId: string }
  q?: string
  /** Creators whose name matches `q`; their posts are found by it too. */
  creatorIds?: readonly string[]
  tag?: string
  kind?: MediaKind
  sort: CatalogSort
  limit: number
  offset: number
}

const ORDER: Record<CatalogSort, string> = {
  newest: "published_at desc, id desc",
  price_asc: "price_minor asc, published_at desc, id desc",
  price_desc: "price_minor desc, published_at desc, id desc",
  title: "lower(title) asc, id asc",
}

function onSale(tx: Tx, owner: CatalogFilter["owner"]) {
  const query = tx("content_post").where({ status: "published" })
  return "organizationId" in owner
    ? query.where({ organization_id: owner.organizationId })
    : query.where({ creator_id: owner.creatorId })
}

type Query = ReturnType<typeof onSale>

/** Whole words, beginnings of words, then any part of a title or tag. */
function matching(query: Query, q: string, creatorIds: readonly string[]) {
  const words = "search @@ websearch_to_tsquery('simple', ?)"
  if (hasOperators(q)) {
    query.whereRaw(words, [q])
    return
  }
  const prefix = prefixQuery(q)
  query.where((any) => {
    any.whereRaw(words, [q])
    if (prefix !== null) {
      any.orWhereRaw("search @@ to_tsquery('simple', ?)", [prefix])
    }
    any.orWhere("title", "ilike", containsPattern(q))
    any.orWhere("summary", "ilike", containsPattern(q))
    if (creatorIds.length > 0) {
      any.orWhereIn("creator_id", [...creatorIds])
    }
  })
}

function filtered(tx: Tx, filter: CatalogFilter): Query {
  const query = onSale(tx, filter.owner)
  if (filter.q?.trim()) {
    matching(query, filter.q, filter.creatorIds ?? [])
  }
  if (filter.tag !== undefined) {
    query.whereRaw("tags @> array[?]::text[]", [filter.tag])
  }
  if (filter.kind !== undefined) {
    query.whereExists(
      tx("post_deliverable")
        .select(tx.raw("1"))
        .whereRaw("post_deliverable.post_id = content_post.id")
        .where({ media_kind: filter.kind })
    )
  }
  return query
}

/** One page of what is on sale, with the number of all matches. */
export async function searchCatalog(
  tx: Tx,
  filter: CatalogFilter
): Promise<{ posts: ContentPost[]; total: number }> {
  const counted = await filtered(tx, filter).count<{ count: string }[]>({
    count: "*",
  })
  const rows = await filtered(tx, filter)
    .orderByRaw(ORDER[filter.sort])
    .limit(filter.limit)
    .offset(filter.offset)
    .select<PostRow[]>([...POST_COLUMNS])
  return { posts: rows.map(toPost), total: Number(counted[0]?.count ?? 0) }
}

const MAX_TAG_COUNTS = 50

/** Tags of everything on sale there, the most used first. */
export async function countTags(
  tx: Tx,
  owner: CatalogFilter["owner"]
): Promise<{ tag: string; count: number }[]> {
  const tagged = onSale(tx, owner).select(tx.raw("unnest(tags) as tag"))
  const rows = await tx
    .from(tagged.as("tagged"))
    .groupBy("tag")
    .orderByRaw("count(*) desc, tag asc")
    .limit(MAX_TAG_COUNTS)
    .select<{ tag: string; count: string }[]>("tag", tx.raw("count(*)"))
  return rows.map((row) => ({ tag: row.tag, count: Number(row.count) }))
}

const MAX_SELLERS = 200

/** Who has something on sale there: authors and selling organizations. */
export async function listSellers(
  tx: Tx,
  owner: CatalogFilter["owner"]
): Promise<{ creatorIds: string[]; organizationIds: string[] }> {
  const rows = await onSale(tx, owner)
    .distinct<{ creator_id: string; organization_id: string }[]>(
      "creator_id",
      "organization_id"
    )
    .orderBy(["creator_id", "organization_id"])
    .limit(MAX_SELLERS)
  return {
    creatorIds: [...new Set(rows.map((row) => row.creator_id))],
    organizationIds: [...new Set(rows.map((row) => row.organization_id))],
  }
}
