import {
  contentOptions,
  hasPreviewToken,
  insertPreviewToken,
  type ContentPost,
} from "@codex/content"
import { getOrganization } from "@codex/creators"
import {
  assertDefined,
  randomToken,
  sha256Hex,
  withTenant,
  type Pg,
  type Tx,
} from "@codex/kernel"
import type { PreviewResponse } from "../contract"
import { shareUrl } from "./studio-view"

const HOUR_MS = 3_600_000

/** A link that shows the post as a buyer will see it, whatever its status. */
export async function openPreview(
  pg: Pg,
  post: ContentPost,
  userId: string
): Promise<PreviewResponse> {
  const token = randomToken()
  const hours = contentOptions().previewHours
  const organization = await withTenant(
    pg,
    { organizationId: post.organization_id },
    async (tx) => {
      await insertPreviewToken(tx, {
        post,
        tokenHash: sha256Hex(token),
        createdBy: userId,
        hours,
      })
      return getOrganization(tx, post.organization_id)
    }
  )
  const { handle } = assertDefined(organization, "organization of the post")
  return {
    url: `${shareUrl(handle, post.slug)}?preview=${token}`,
    expires_at: new Date(Date.now() + hours * HOUR_MS).toISOString(),
  }
}

/** Published, or asked for with a token of this very post. */
export async function mayShow(
  tx: Tx,
  post: ContentPost | null,
  previewToken: string | undefined
): Promise<boolean> {
  if (!post || post.deleted_at !== null || post.disabled_at !== null) {
    return false
  }
  return (
    post.status === "published" ||
    (previewToken !== undefined &&
      (await hasPreviewToken(tx, post.id, sha256Hex(previewToken))))
  )
}
