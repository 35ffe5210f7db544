import type { Tx } from "@codex/kernel"
import type { ContentPost, PostStatus } from "../types"

/** Off sale until an operator enables it; buyers keep what they bought. */
export async function disablePost(
  tx: Tx,
  post: Pick<ContentPost, "id" | "status">,
  reason: string
): Promise<void> {
  await tx("content_post")
    .where({ id: post.id })
    .update({
      disabled_at: tx.fn.now(),
      disabled_reason: reason,
      disabled_from: post.status,
      updated_at: tx.fn.now(),
      ...(post.status === "published" ? { status: "unpublished" } : {}),
    })
}

/** Lets its author put it on sale again; how it stood when it was disabled. */
export async function enablePost(
  tx: Tx,
  post: Pick<ContentPost, "id" | "disabled_from">
): Promise<PostStatus | null> {
  await tx("content_post").where({ id: post.id }).update({
    disabled_at: null,
    disabled_reason: null,
    disabled_from: null,
    updated_at: tx.fn.now(),
  })
  return post.disabled_from
}
