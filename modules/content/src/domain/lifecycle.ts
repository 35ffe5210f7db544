export type PostStatus = "draft" | "published" | "unpublished"
export type PostAction = "publish" | "unpublish" | "delete"

export type LifecycleFailure = "already_published" | "not_published"

/**
 * draft → published ⇄ unpublished; any of them → deleted. Deleting a published
 * post unpublishes it in the same step, so a deleted post is never on sale.
 */
export function nextStatus(
  status: PostStatus,
  action: PostAction
): PostStatus | LifecycleFailure {
  switch (action) {
    case "publish":
      return status === "published" ? "already_published" : "published"
    case "unpublish":
      return status === "published" ? "unpublished" : "not_published"
    case "delete":
      return status === "draft" ? "draft" : "unpublished"
  }
}
