import type { Tx } from "@codex/kernel"
import type { ContentPost } from "../types"

export interface PreviewTokenInput {
  post: Pick<ContentPost, "id" | "organization_id">
  tokenHash: string
  createdBy: string
  hours: number
}

/** Stores the hash only, and clears the post's expired ones on the way. */
export async function insertPreviewToken(
  tx: Tx,
  input: PreviewTokenInput
): Promise<void> {
  const { post } = input
  await tx("post_preview_token")
    .where({ post_id: post.id })
    .whereRaw("expires_at < now()")
    .delete()
  await tx("post_preview_token").insert({
    token_hash: input.tokenHash,
    organization_id: post.organization_id,
    post_id: post.id,
    created_by: input.createdBy,
    expires_at: tx.raw("now() + make_interval(hours => ?)", [input.hours]),
  })
}

export async function hasPreviewToken(
  tx: Tx,
  postId: string,
  tokenHash: string
): Promise<boolean> {
  const rows = await tx("post_preview_token")
    .where({ post_id: postId, token_hash: tokenHash })
    .whereRaw("expires_at > now()")
    .select<{ post_id: string }[]>("post_id")
  return rows.length > 0
}
