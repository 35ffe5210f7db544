import { assertDefined, type Tx } from "@codex/kernel"
import type { ContentPost } from "../types"
import { POST_COLUMNS, toPost, type PostRow } from "./rows"

export interface PostPage {
  organizationId: string
  /** Absent: of every author there. */
  creatorId?: string | undefined
  /** Id of the last post of the page before. */
  after: string | null
  limit: number
}

/** Posts of one organization by id, deleted ones included. */
export async function pagePosts(
  tx: Tx,
  { organizationId, creatorId, after, limit }: PostPage
): Promise<{ rows: ContentPost[]; next: string | null }> {
  const query = tx("content_post").where({
    organization_id: assertDefined(organizationId, "organization id"),
    ...(creatorId ? { creator_id: creatorId } : {}),
  })
  const rows = await (after ? query.where("id", ">", after) : query)
    .orderBy("id")
    .limit(limit)
    .select<PostRow[]>([...POST_COLUMNS])
  return {
    rows: rows.map(toPost),
    next: rows.length === limit ? (rows.at(-1)?.id ?? null) : null,
  }
}
