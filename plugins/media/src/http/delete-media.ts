import { type Pg, withPlatform, withTenant } from "@codex/kernel"
import {
  assetPrefix,
  closeUpload,
  deleteAsset,
  deleteTextTracks,
  getAsset,
  listOpenUploads,
  markFilesRemoved,
  type MediaAsset,
  mediaFailure,
  type StorageDriver,
} from "@codex/media"

import { assertUnused } from "./asset-guards"

/** Files go after the row; what a crash leaves, the sweeper removes. */
export async function removeFiles(
  pg: Pg,
  storage: StorageDriver,
  asset: MediaAsset
): Promise<void> {
  await storage.removePrefix(assetPrefix(asset))
  await withPlatform(pg, "record removed media files", (tx) =>
    markFilesRemoved(tx, asset.id)
  )
}

export async function deleteMedia(
  pg: Pg,
  storage: StorageDriver,
  ids: { creatorId: string; assetId: string }
): Promise<void> {
  const tenant = { creatorId: ids.creatorId }
  const asset = await withTenant(pg, tenant, (tx) => getAsset(tx, ids.assetId))
  if (!asset) {
    throw mediaFailure("media_not_found")
  }
  await assertUnused(pg, asset)
  const uploads = await withTenant(pg, tenant, async (tx) => {
    await deleteAsset(tx, asset.id)
    await deleteTextTracks(tx, asset.id)
    const open = await listOpenUploads(tx, [asset.id])
    for (const upload of open) {
      await closeUpload(tx, upload.id, "aborted")
    }
    return open
  })
  for (const { storage_key: key, storage_upload_id: uploadId } of uploads) {
    await storage.abort({ key, uploadId })
  }
  await removeFiles(pg, storage, asset)
}
