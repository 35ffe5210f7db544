import { type Tx, withTenant } from "@codex/kernel"
import {
  assetPrefix,
  beginCompleting,
  closeUpload,
  type Demuxer,
  failUploadedAsset,
  getAsset,
  markVideoStored,
  type MediaAsset,
  mediaFailure,
  type MediaFailure,
  type MediaUpload,
  missingParts,
  publishAudio,
  publishedEntry,
  reopenUpload,
  typeOfDemuxer,
  versionPrefix,
} from "@codex/media"

import { copyWhole } from "../storage/again"
import type { UploadDeps } from "./create-upload"
import { prepareFile } from "./prepare-file"
import { RefusedContent } from "./refused-content"
import { soundLength } from "./sound-length"
import { sniffStored } from "./source-file"
import {
  findUpload,
  partPlan,
  storageRef,
  type UploadTarget,
} from "./upload-parts"

async function assemble(deps: UploadDeps, upload: MediaUpload): Promise<void> {
  const ref = storageRef(upload)
  const stored = await deps.storage.stat(upload.storage_key)
  if (stored?.size === upload.size_bytes) {
    return
  }
  const parts = await deps.storage.listParts(ref)
  const missing = missingParts(upload.size_bytes, partPlan(upload), parts)
  if (missing.length > 0) {
    throw mediaFailure("upload_incomplete", {
      missing: missing.length,
      count: upload.part_count,
    })
  }
  await deps.storage.completeMultipart(ref, parts)
}

/** Size and magic bytes of what really lies in storage. */
async function inspect(
  { storage }: UploadDeps,
  asset: MediaAsset
): Promise<Demuxer> {
  const stored = await storage.stat(asset.source_key)
  if (stored?.size !== asset.size_bytes) {
    throw new RefusedContent("damaged")
  }
  const demuxer = await sniffStored(storage, asset.source_key)
  const type = demuxer && typeOfDemuxer(demuxer)
  if (!demuxer || type?.kind !== asset.kind) {
    throw new RefusedContent(asset.kind === "video" ? "not_media" : "not_audio")
  }
  return demuxer
}

type Publish = (tx: Tx) => Promise<MediaAsset | null>

async function prepare(
  deps: UploadDeps,
  asset: MediaAsset,
  demuxer: Demuxer
): Promise<Publish> {
  if (asset.kind === "video") {
    return (tx) => markVideoStored(tx, asset, asset.content_type)
  }
  const contentType =
    typeOfDemuxer(demuxer)?.contentTypes[0] ?? asset.content_type
  const durationMs = await soundLength(deps, asset, demuxer)
  const named = { ...asset, content_type: contentType }
  const key = `${versionPrefix(asset, 1)}${publishedEntry({ ...named, active_version: 1 })}`
  const from = { key: asset.source_key, bytes: asset.size_bytes }
  await copyWhole(deps.storage, from, key, contentType)
  return (tx) => publishAudio(tx, asset, { contentType, durationMs })
}

async function refuse(
  { pg, storage }: UploadDeps,
  upload: MediaUpload,
  code: MediaFailure
): Promise<never> {
  await withTenant(pg, { creatorId: upload.creator_id }, async (tx) => {
    await closeUpload(tx, upload.id, "aborted")
    await failUploadedAsset(tx, upload.asset_id, code)
  })
  await storage.delete(upload.storage_key)
  throw mediaFailure(
    code === "damaged" ? "upload_size_mismatch" : "upload_content_refused"
  )
}

async function finish(
  deps: UploadDeps,
  upload: MediaUpload,
  asset: MediaAsset
): Promise<MediaAsset> {
  await assemble(deps, upload)
  const publish =
    asset.kind === "file"
      ? await prepareFile(deps, asset)
      : await prepare(deps, asset, await inspect(deps, asset))
  // State, job and upload change together: no asset without its job.
  const stored = await withTenant(
    deps.pg,
    { creatorId: asset.creator_id },
    async (tx) => {
      const published = await publish(tx)
      await closeUpload(tx, upload.id, published ? "completed" : "aborted")
      return published
    }
  )
  if (!stored) {
    throw mediaFailure("media_not_found")
  }
  return stored
}

/**
 * Lets the person go on with an upload that could not be finished. One that was
 * cancelled or given up while its parts were being joined leaves nothing behind:
 * its files may have been removed before they were joined.
 */
async function giveBack(
  { pg, storage }: UploadDeps,
  upload: MediaUpload,
  asset: MediaAsset
): Promise<void> {
  const tenant = { creatorId: upload.creator_id }
  const { isOpen, entry } = await withTenant(pg, tenant, async (tx) => ({
    isOpen: await reopenUpload(tx, upload.id),
    entry: await getAsset(tx, asset.id),
  }))
  if (isOpen) {
    return
  }
  if (entry) {
    // Another request took the right over and has the answer.
    throw mediaFailure("upload_busy")
  }
  await storage.removePrefix(assetPrefix(asset))
  throw mediaFailure("upload_closed")
}

/**
 * Finishes an upload: lists parts, joins them, re-checks size and magic
 * bytes, then queues the transcode (or publishes audio). Repeating it is
 * harmless; of two requests at once one does the work.
 */
export async function completeUpload(
  deps: UploadDeps,
  target: UploadTarget
): Promise<MediaAsset> {
  const { pg } = deps
  const tenant = { creatorId: target.creatorId }
  const before = await findUpload(deps, target)
  const asset = await withTenant(pg, tenant, (tx) =>
    getAsset(tx, before.asset_id)
  )
  if (!asset) {
    throw mediaFailure("upload_not_found")
  }
  if (before.state === "completed") {
    return asset
  }
  const upload = await withTenant(pg, tenant, (tx) =>
    beginCompleting(tx, target.uploadId)
  )
  if (!upload) {
    throw mediaFailure(
      before.state === "aborted" ? "upload_closed" : "upload_busy"
    )
  }
  try {
    return await finish(deps, upload, asset)
  } catch (error) {
    if (error instanceof RefusedContent) {
      return refuse(deps, upload, error.code)
    }
    await giveBack(deps, upload, asset)
    throw error
  }
}
