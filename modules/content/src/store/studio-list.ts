import type { Tx } from "@codex/kernel"
import { containsPattern } from "../domain/search-terms"
import type { PostStatus } from "../domain/lifecycle"
import type { ContentPost, ProductType } from "../types"
import { POST_COLUMNS, toPost, type PostRow } from "./rows"

export const STUDIO_ORDERS = ["updated_at", "title", "price_minor"] as const
export type StudioOrder = (typeof STUDIO_ORDERS)[number]

export interface PostListFilter {
  /** Absent: every organization this transaction may see (operator). */
  organizationId?: string
  /** Absent: every author. */
  creatorId?: string
  q?: string
  status?: readonly PostStatus[]
  /** Only what an operator keeps off sale. */
  disabled?: boolean
  type?: ProductType
  order: StudioOrder
  descending: boolean
  limit: number
  offset: number
}

function filtered(tx: Tx, filter: PostListFilter) {
  const query = tx("content_post").where({ deleted_at: null })
  if (filter.organizationId !== undefined) {
    query.where({ organization_id: filter.organizationId })
  }
  if (filter.creatorId !== undefined) {
    query.where({ creator_id: filter.creatorId })
  }
  if (filter.q?.trim()) {
    query.where("title", "ilike", containsPattern(filter.q))
  }
  if (filter.status && filter.status.length > 0) {
    query.whereIn("status", [...filter.status])
  }
  if (filter.disabled) {
    query.whereNotNull("disabled_at")
  }
  if (filter.type) {
    query.where({ product_type: filter.type })
  }
  return query
}

/** One page of posts for people who work on them, deleted ones left out. */
export async function listPosts(
  tx: Tx,
  filter: PostListFilter
): Promise<{ posts: ContentPost[]; count: number }> {
  const counted = await filtered(tx, filter).count<{ count: string }[]>({
    count: "*",
  })
  const rows = await filtered(tx, filter)
    .orderBy([
      { column: filter.order, order: filter.descending ? "desc" : "asc" },
      { column: "id" },
    ])
    .limit(filter.limit)
    .offset(filter.offset)
    .select<PostRow[]>([...POST_COLUMNS])
  return { posts: rows.map(toPost), count: Number(counted[0]?.count ?? 0) }
}
