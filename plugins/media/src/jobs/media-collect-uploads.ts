import { listAuditEvents, recordAudit } from "@codex/audit"
import { loopJob, type Pg, type Tx, withPlatform } from "@codex/kernel"
import {
  listLivingStorageIds,
  mediaOptions,
  type OpenUpload,
  type StorageDriver,
  UPLOAD_HOURS,
} from "@codex/media"
import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

import { pgOf } from "../http/media-deps"
import { mediaStorage } from "../storage/media-storage"

const NAME = "media-collect-uploads"
const HOUR_MS = 3_600_000
/** Sources only: where else would an upload of ours go? */
const PREFIX = "media/"
const SOURCE = /^media\/[^/]+\/[^/]+\/source$/
const BATCH = 500

/** The ones no living row speaks for: they cost money and nobody sees them. */
async function unknown(
  pg: Pg,
  uploads: readonly OpenUpload[]
): Promise<OpenUpload[]> {
  const found: OpenUpload[] = []
  for (let at = 0; at < uploads.length; at += BATCH) {
    const batch = uploads.slice(at, at + BATCH)
    const living = await withPlatform(pg, "match uploads to rows", (tx) =>
      listLivingStorageIds(
        tx,
        batch.map(({ uploadId }) => uploadId)
      )
    )
    found.push(...batch.filter(({ uploadId }) => !living.has(uploadId)))
  }
  return found
}

/**
 * The other end of the sweep: what lies in storage and no row knows, because a
 * server died between the two, or an abort did not get through. Rows are asked
 * after the listing, so an upload that begins meanwhile is never taken; one
 * younger than two days is left alone whatever the rows say.
 */
export async function findOrphans(
  pg: Pg,
  storage: StorageDriver,
  now = Date.now()
): Promise<OpenUpload[]> {
  const before = now - UPLOAD_HOURS * HOUR_MS
  const listed = await storage.listUploads(PREFIX)
  const old = listed.filter(
    ({ key, startedAt }) => SOURCE.test(key) && startedAt.getTime() < before
  )
  return unknown(pg, old)
}

/** Once, however many collectors find it, and how often until it is gone. */
async function record(
  tx: Tx,
  { key, uploadId, startedAt }: OpenUpload
): Promise<void> {
  await tx.raw("select pg_advisory_xact_lock(hashtext(?))", [uploadId])
  const stored = { objectType: "stored_upload", objectId: uploadId }
  const [known] = await listAuditEvents(tx, { ...stored, limit: 1 })
  if (known) {
    return
  }
  await recordAudit(tx, {
    ...stored,
    actorKind: "system",
    actorId: NAME,
    action: "upload.collect",
    before: { key, started_at: startedAt.toISOString() },
  })
}

/** Nothing goes without a trace: each is recorded before it is aborted. */
export async function collectOrphans(
  pg: Pg,
  storage: StorageDriver,
  orphans: readonly OpenUpload[]
): Promise<void> {
  for (const orphan of orphans) {
    await withPlatform(pg, "record a collected upload", (tx) =>
      record(tx, orphan)
    )
    await storage.abort(orphan)
  }
}

/** Without the shop's word the log tells what would go, and nothing goes. */
async function collectAndTell(container: MedusaContainer): Promise<void> {
  const logger = container.resolve<Logger>(ContainerRegistrationKeys.LOGGER)
  const pg = pgOf(container)
  const orphans = await findOrphans(pg, mediaStorage())
  if (orphans.length === 0) {
    return
  }
  const found = orphans.map(
    ({ key, startedAt }) => `${key} of ${startedAt.toISOString()}`
  )
  if (!mediaOptions.get().collectUploads) {
    logger.warn(
      `${NAME}: no row knows ${found.join(", ")}; the option collectUploads aborts such uploads`
    )
    return
  }
  await collectOrphans(pg, mediaStorage(), orphans)
  logger.info(`${NAME} aborted ${found.join(", ")}`)
}

export default loopJob({
  name: NAME,
  everyMs: HOUR_MS,
  work: collectAndTell,
})

export const config = {
  name: "media-collect-uploads",
  schedule: "23 * * * *",
}
