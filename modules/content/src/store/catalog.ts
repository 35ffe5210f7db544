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
  /** Whose page: an organization's, a creator's across them, or everybody's. */
  owner:
    | { organizationId: string }
    | { creatorId: string; except?: readonly string[] }
    | { all: true; except?: readonly string[] }
  q?: string
  /** Creators whose name matches `q`; their posts are found by it too. */
  creatorIds?: readonly string[]
  tag?: string
  kind?: MediaKind
  price?: "free" | "paid"
  /** One author of an organization's page. */
  by?: string
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
  if ("organizationId" in owner) {
    return query.where({ organization_id: owner.organizationId })
  }
  if ("creatorId" in owner) {
    query.where({ creator_id: owner.creatorId })
  }
  // What organizations sell that are closed for now.
  const { except = [] } = owner
  return except.length > 0
    ? query.whereNotIn("organization_id", [...except])
    : query
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

/** Words within a letter or two of what was typed (pg_trgm). */
function similar(query: Query, q: string) {
  query.whereRaw(
    "greatest(word_similarity(lower(?), lower(title)), word_similarity(lower(?), lower(summary))) >= 0.45",
    [q, q]
  )
}

type Match = "exact" | "similar"

function filtered(tx: Tx, filter: CatalogFilter, match: Match): Query {
  const query = onSale(tx, filter.owner)
  if (filter.q?.trim() && match === "similar") {
    similar(query, filter.q.trim())
  } else if (filter.q?.trim()) {
    matching(query, filter.q, filter.creatorIds ?? [])
  }
  if (filter.price !== undefined) {
    query.where("price_minor", filter.price === "free" ? "=" : ">", 0)
  }
  if (filter.by !== undefined) {
    query.where({ creator_id: filter.by })
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

async function countMatches(tx: Tx, filter: CatalogFilter, match: Match) {
  const rows = await filtered(tx, filter, match).count<{ count: string }[]>({
    count: "*",
  })
  return Number(rows[0]?.count ?? 0)
}

/** Whether this database can compare words that are spelled alike. */
async function comparesWords(tx: Tx): Promise<boolean> {
  const { rows } = await tx.raw<{ rows: { able: boolean }[] }>(
    "SELECT to_regproc('word_similarity') IS NOT NULL AS able"
  )
  return rows[0]?.able ?? false
}

export interface CatalogMatches {
  posts: ContentPost[]
  total: number
  /** Nothing was spelled like this; these are what comes near. */
  similar: boolean
}

/** One page of what is on sale, with the number of all matches. */
export async function searchCatalog(
  tx: Tx,
  filter: CatalogFilter
): Promise<CatalogMatches> {
  const exact = await countMatches(tx, filter, "exact")
  const near =
    exact === 0 && Boolean(filter.q?.trim()) && !hasOperators(filter.q ?? "")
  const match = near && (await comparesWords(tx)) ? "similar" : "exact"
  const total =
    match === "similar" ? await countMatches(tx, filter, match) : exact
  const rows = await filtered(tx, filter, match)
    .orderByRaw(ORDER[filter.sort])
    .limit(filter.limit)
    .offset(filter.offset)
    .select<PostRow[]>([...POST_COLUMNS])
  const posts = rows.map(toPost)
  return { posts, total, similar: match === "similar" && total > 0 }
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

type Author = Pick<ContentPost, "organization_id" | "creator_id">

/** Those of these authors who have something on sale for that organization. */
export async function authorsOnSale(
  tx: Tx,
  authors: readonly Author[]
): Promise<Author[]> {
  const { rows } = await tx.raw<{ rows: Author[] }>(
    `SELECT DISTINCT organization_id, creator_id FROM content_post
     JOIN unnest(?::text[], ?::text[]) AS a (organization_id, creator_id)
       USING (organization_id, creator_id)
     WHERE status = 'published' ORDER BY organization_id, creator_id`,
    [
      authors.map((author) => author.organization_id),
      authors.map((author) => author.creator_id),
    ]
  )
  return rows
}

export interface PublicPost {
  organization_id: string
  slug: string
  updated_at: Date
}

/** Everything on sale, for the list that search engines read. */
export async function listPublicPosts(
  tx: Tx,
  page: { limit: number; offset: number }
): Promise<PublicPost[]> {
  return onSale(tx, { all: true })
    .orderBy(["organization_id", "id"])
    .limit(page.limit)
    .offset(page.offset)
    .select<PublicPost[]>("organization_id", "slug", "updated_at")
}
