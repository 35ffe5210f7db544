import type { ContentPost } from "@codex/content"
import { checkoutFailure } from "../lib/failures"

/**
 * When the shopper accepted the post's terms: now, and only those that are in
 * force. A post without terms asks for nothing.
 */
export function acceptedTerms(
  post: ContentPost,
  acceptedVersion: number | undefined,
  now: Date
): Date | null {
  if (post.terms === null) {
    return null
  }
  if (acceptedVersion === undefined) {
    throw checkoutFailure("terms_not_accepted")
  }
  if (acceptedVersion !== post.terms_version) {
    throw checkoutFailure("terms_changed")
  }
  return now
}
