import type { Tx } from "@codex/kernel"
import type { ContentPost } from "../types"

/** Keeps the words that are being accepted now; once per version. */
export async function keepTerms(tx: Tx, post: ContentPost): Promise<void> {
  await tx("post_terms")
    .insert({
      organization_id: post.organization_id,
      post_id: post.id,
      version: post.terms_version,
      text: post.terms ?? "",
    })
    .onConflict()
    .ignore()
}

/** What a buyer accepted; null when the post had no terms at that version. */
export async function termsAt(
  tx: Tx,
  postId: string,
  version: number
): Promise<string | null> {
  const row = await tx<{ post_id: string; version: number; text: string }>(
    "post_terms"
  )
    .where({ post_id: postId, version })
    .first("text")
  return row?.text ?? null
}
