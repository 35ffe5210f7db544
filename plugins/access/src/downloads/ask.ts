import {
  accessOptions,
  issueTicket,
  type IssuedTicket,
} from "@codex/entitlements"
import { withPlatform, withTenant, type Pg } from "@codex/kernel"
import { getAsset, type MediaAsset } from "@codex/media"
import type { DownloadResponse } from "../contract"
import { isPlayable } from "../lib/deliverables"
import { fail } from "../lib/failures"
import { ownedPost } from "../lib/owned-post"

const toResponse = ({ token, expiresAt }: IssuedTicket): DownloadResponse => ({
  url: `/download/${token}`,
  expires_at: expiresAt.toISOString(),
})

interface AskInput {
  customerId: string
  postId: string
  assetId: string
}

/** The file asked for, if the post gives it to be downloaded now. */
async function fileOf(pg: Pg, input: AskInput): Promise<MediaAsset> {
  const { post, parts, assets } = await ownedPost(
    pg,
    input.customerId,
    input.postId
  )
  const part = parts.find(({ asset_id }) => asset_id === input.assetId)
  if (!part) {
    throw fail("deliverable_not_found")
  }
  if (isPlayable(part)) {
    throw fail("not_a_download")
  }
  if (!post.downloads_allowed) {
    throw fail("downloads_off")
  }
  const asset = assets.get(part.asset_id)
  if (asset?.state !== "ready") {
    throw fail("media_not_ready")
  }
  return asset
}

/** A customer's ticket for a file of a post they own. */
export async function askForFile(
  pg: Pg,
  input: AskInput
): Promise<DownloadResponse> {
  const asset = await fileOf(pg, input)
  const ticket = await withPlatform(pg, "issue a download ticket", (tx) =>
    issueTicket(tx, {
      holder: "customer",
      customerId: input.customerId,
      postId: input.postId,
      assetId: asset.id,
      creatorId: asset.creator_id,
      perHour: accessOptions.get().downloadsPerHour,
    })
  )
  return toResponse(ticket)
}

/** Creators fetch whole libraries back; a bound all the same. */
const ORIGINALS_PER_HOUR = 500

/** A creator's ticket for what they have uploaded themselves. */
export async function askForOriginal(
  pg: Pg,
  { creatorId, assetId }: { creatorId: string; assetId: string }
): Promise<DownloadResponse> {
  const asset = await withTenant(pg, { creatorId }, (tx) =>
    getAsset(tx, assetId)
  )
  if (!asset) {
    throw fail("media_not_found")
  }
  if (asset.state === "uploading") {
    throw fail("media_not_ready")
  }
  const ticket = await withPlatform(pg, "issue an original's ticket", (tx) =>
    issueTicket(tx, {
      holder: "creator",
      assetId: asset.id,
      creatorId,
      perHour: ORIGINALS_PER_HOUR,
    })
  )
  return toResponse(ticket)
}
