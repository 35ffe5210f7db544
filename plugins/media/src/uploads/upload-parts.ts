import { withTenant } from "@codex/kernel"
import {
  closeUpload,
  deleteAsset,
  getUpload,
  keepUploadOpen,
  listUnfinished,
  mediaFailure,
  type MediaUpload,
  type SignedPart,
  sizeOfPart,
  type UploadedPart,
} from "@codex/media"

import type { UploadDeps } from "./create-upload"

/** A batch of part URLs outlives even a slow line's batch of parts. */
const PART_URL_SECONDS = 4 * 60 * 60

export interface UploadTarget {
  creatorId: string
  uploadId: string
}

export const partPlan = (upload: MediaUpload) => ({
  partSize: upload.part_size,
  partCount: upload.part_count,
})

export const storageRef = (upload: MediaUpload) => ({
  key: upload.storage_key,
  uploadId: upload.storage_upload_id,
})

/** The creator's own upload; absent and foreign ids are the same 404. */
export async function findUpload(
  { pg }: UploadDeps,
  { creatorId, uploadId }: UploadTarget
): Promise<MediaUpload> {
  const upload = await withTenant(pg, { creatorId }, (tx) =>
    getUpload(tx, uploadId)
  )
  if (!upload) {
    throw mediaFailure("upload_not_found")
  }
  return upload
}

/**
 * The upload to go on with; asking for it is a sign of life, so its two days
 * begin again.
 */
async function openUpload(
  deps: UploadDeps,
  target: UploadTarget
): Promise<MediaUpload> {
  const { pg } = deps
  const open = await withTenant(pg, { creatorId: target.creatorId }, (tx) =>
    keepUploadOpen(tx, target.uploadId)
  )
  if (open) {
    return open
  }
  await findUpload(deps, target)
  throw mediaFailure("upload_closed")
}

/** More than anybody sends at once; what they did not finish is above it. */
const UNFINISHED_SHOWN = 20

/** What the creator began, here or in another browser, and has not finished. */
export async function listUnfinishedUploads(
  { pg }: UploadDeps,
  creatorId: string
): Promise<(MediaUpload & { filename: string })[]> {
  return withTenant(pg, { creatorId }, (tx) =>
    listUnfinished(tx, UNFINISHED_SHOWN)
  )
}

/**
 * Signs many parts at once; the server decides the size of each.
 *
 * @throws `upload_not_found`, `upload_closed`, `upload_part_unknown`
 */
export async function signParts(
  deps: UploadDeps,
  target: UploadTarget,
  partNumbers: readonly number[]
): Promise<SignedPart[]> {
  const upload = await openUpload(deps, target)
  const parts = [...new Set(partNumbers)].map((partNumber) => {
    const size = sizeOfPart(upload.size_bytes, partPlan(upload), partNumber)
    if (size === null) {
      throw mediaFailure("upload_part_unknown", {
        part: partNumber,
        count: upload.part_count,
      })
    }
    return { partNumber, size }
  })
  return deps.storage.signParts(storageRef(upload), parts, PART_URL_SECONDS)
}

export async function listUploadParts(
  deps: UploadDeps,
  target: UploadTarget
): Promise<UploadedPart[]> {
  return deps.storage.listParts(storageRef(await openUpload(deps, target)))
}

/** Cancelling an upload also removes its entry from the library. */
export async function abortUpload(
  deps: UploadDeps,
  target: UploadTarget
): Promise<void> {
  await findUpload(deps, target)
  const upload = await withTenant(
    deps.pg,
    { creatorId: target.creatorId },
    async (tx) => {
      const closed = await closeUpload(tx, target.uploadId, "aborted")
      if (closed) {
        await deleteAsset(tx, closed.asset_id)
      }
      return closed
    }
  )
  if (!upload) {
    throw mediaFailure("upload_closed")
  }
  await deps.storage.abort(storageRef(upload))
}
