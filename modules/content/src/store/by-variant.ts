import type { Tx } from "@codex/kernel"
import type { ContentPost } from "../types"
import { POST_COLUMNS, toPost, type PostRow } from "./rows"

/** The posts behind these Medusa variants; others are not in the answer. */
export async function listPostsByVariants(
  tx: Tx,
  variantIds: readonly string[]
): Promise<ContentPost[]> {
  if (variantIds.length === 0) {
    return []
  }
  const rows = await tx("content_post")
    .whereIn("variant_id", [...variantIds])
    .select<PostRow[]>([...POST_COLUMNS])
  return rows.map(toPost)
}
