import { loopJob, type Pg, withPlatform } from "@codex/kernel"
import {
  deleteAsset,
  failExhaustedJobs,
  giveUpUpload,
  listExpiredUploads,
  listFilesToRemove,
  listNeverOpened,
  queueUnheard,
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
  let aborted = 0
  for (const { id } of expired) {
    const upload = await withPlatform(pg, "give an upload up", async (tx) => {
      const givenUp = await giveUpUpload(tx, id)
      if (givenUp) {
        await deleteAsset(tx, givenUp.asset_id)
      }
      return givenUp
    })
    if (upload) {
      const { storage_key: key, storage_upload_id: uploadId } = upload
      await storage.abort({ key, uploadId })
      aborted += 1
    }
  }
  return aborted
}

async function removeNeverOpened(pg: Pg): Promise<number> {
  return withPlatform(pg, "remove entries without an upload", async (tx) => {
    const found = await listNeverOpened(tx, BATCH)
    for (const { id } of found) {
      await deleteAsset(tx, id)
    }
    return found.length
  })
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
    async (tx) => (await requeueLostJobs(tx)) + (await queueUnheard(tx, BATCH))
  )
  const expired = await abortExpired(pg, storage)
  const aborted = expired + (await removeNeverOpened(pg))
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
