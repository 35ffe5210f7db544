import { loopJob, type Pg, withPlatform } from "@codex/kernel"
import {
  closeUpload,
  deleteAsset,
  failExhaustedJobs,
  listExpiredUploads,
  listFilesToRemove,
  requeueLostJobs,
  type StorageDriver,
} from "@codex/media"
import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

import { removeFiles } from "../http/delete-media"
import { pgOf } from "../http/media-deps"
import { mediaStorage } from "../storage/media-storage"

const BATCH = 50

async function abortExpired(pg: Pg, storage: StorageDriver): Promise<number> {
  const expired = await withPlatform(pg, "find expired uploads", (tx) =>
    listExpiredUploads(tx, BATCH)
  )
  for (const upload of expired) {
    await withPlatform(pg, "abort an expired upload", async (tx) => {
      await closeUpload(tx, upload.id, "aborted")
      await deleteAsset(tx, upload.asset_id)
    })
    const { storage_key: key, storage_upload_id: uploadId } = upload
    await storage.abort({ key, uploadId })
  }
  return expired.length
}

async function removeLeftovers(
  pg: Pg,
  storage: StorageDriver
): Promise<number> {
  const deleted = await withPlatform(pg, "find media files to remove", (tx) =>
    listFilesToRemove(tx, BATCH)
  )
  for (const asset of deleted) {
    await removeFiles(pg, storage, asset)
  }
  return deleted.length
}

export interface SweepCounts {
  aborted: number
  removed: number
  requeued: number
  exhausted: number
}

/** Re-derives missing work from rows; every step may run twice. */
export async function sweepMedia(
  pg: Pg,
  storage: StorageDriver
): Promise<SweepCounts> {
  const exhausted = await withPlatform(
    pg,
    "fail exhausted transcodes",
    failExhaustedJobs
  )
  const requeued = await withPlatform(
    pg,
    "requeue lost transcodes",
    requeueLostJobs
  )
  const aborted = await abortExpired(pg, storage)
  const removed = await removeLeftovers(pg, storage)
  return { aborted, removed, requeued, exhausted }
}

async function sweepAndTell(container: MedusaContainer): Promise<void> {
  const counts = await sweepMedia(pgOf(container), mediaStorage())
  if (Object.values(counts).some((count) => count > 0)) {
    const logger = container.resolve<Logger>(ContainerRegistrationKeys.LOGGER)
    logger.info(`media-sweep-uploads ${JSON.stringify(counts)}`)
  }
}

export default loopJob({
  name: "media-sweep-uploads",
  everyMs: 60_000,
  work: sweepAndTell,
})

export const config = {
  name: "media-sweep-uploads",
  schedule: "* * * * *",
}
