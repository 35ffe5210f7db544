import { Readable } from "node:stream"

import { listAuditEvents } from "@codex/audit"
import { withPlatform } from "@codex/kernel"
import { getUpload } from "@codex/media"
import { collectOrphans, findOrphans } from "../../jobs/media-collect-uploads"
import { sweepMedia } from "../../jobs/media-sweep-uploads"
import { createNewUpload } from "../../uploads/create-upload"
import { abortUpload } from "../../uploads/upload-parts"
import { CREATOR, db, deps, now, storage } from "./media-stage"

const declared = {
  creatorId: CREATOR,
  filename: "talk.mp4",
  contentType: "video/mp4",
  sizeBytes: 40 * 1024 ** 2,
}
const NOTHING = { aborted: 0, removed: 0, requeued: 0, exhausted: 0 }
const DAY_MS = 86_400_000

const change = (table: string, id: string, values: Record<string, string>) =>
  withPlatform(db.pg, "age a row", (tx) =>
    tx(table)
      .where({ id })
      .update(
        Object.fromEntries(
          Object.entries(values).map(([column, sql]) => [column, tx.raw(sql)])
        )
      )
  )

const expire = (id: string) =>
  change("media_upload", id, { expires_at: "now() - interval '1 hour'" })

const stateOf = async (id: string) =>
  (await withPlatform(db.pg, "read an upload", (tx) => getUpload(tx, id)))
    ?.state

/** One byte of part 1, so that there is something to forget. */
async function sendSome(key: string, uploadId: string): Promise<void> {
  const part = { partNumber: 1, size: 1 }
  await storage.putPart({ key, uploadId }, part, Readable.from(["x"]))
}

describe("an upload nobody finishes", () => {
  it("is swept after two days without a sign of life, bytes included", async () => {
    const { asset, upload } = await createNewUpload(deps, declared)
    const { storage_key: key, storage_upload_id: uploadId } = upload
    await sendSome(key, uploadId)
    await expire(upload.id)
    const counts = await sweepMedia(db.pg, storage)
    expect(counts.aborted).toBe(1)
    expect(counts.removed).toBeGreaterThanOrEqual(1)
    await expect(now(asset.id)).rejects.toThrow("gone")
    expect(await storage.listParts({ key, uploadId })).toEqual([])
    expect(await sweepMedia(db.pg, storage)).toEqual(NOTHING)
  })

  it("is left alone while its parts are being joined", async () => {
    const { asset, upload } = await createNewUpload(deps, declared)
    await expire(upload.id)
    await change("media_upload", upload.id, {
      state: "'completing'",
      updated_at: "now()",
    })
    expect(await sweepMedia(db.pg, storage)).toEqual(NOTHING)
    expect((await now(asset.id)).state).toBe("uploading")
    // Whoever was joining them has died.
    await change("media_upload", upload.id, {
      updated_at: "now() - interval '11 minutes'",
    })
    expect((await sweepMedia(db.pg, storage)).aborted).toBe(1)
    expect(await stateOf(upload.id)).toBe("aborted")
  })

  it("leaves no entry when its server died before it was opened", async () => {
    const { asset, upload } = await createNewUpload(deps, declared)
    await withPlatform(db.pg, "as a crash leaves it", (tx) =>
      tx("media_upload").where({ id: upload.id }).delete()
    )
    expect(await sweepMedia(db.pg, storage)).toEqual(NOTHING)
    await change("media_asset", asset.id, {
      created_at: "now() - interval '49 hours'",
    })
    expect((await sweepMedia(db.pg, storage)).aborted).toBe(1)
    await expect(now(asset.id)).rejects.toThrow("gone")
  })
})

describe("two workers at once", () => {
  it("sweep each upload and each lost entry once", async () => {
    const made = await Promise.all(
      [1, 2, 3, 4, 5].map(() => createNewUpload(deps, declared))
    )
    for (const { upload } of made) {
      await sendSome(upload.storage_key, upload.storage_upload_id)
      await expire(upload.id)
    }
    const counts = await Promise.all([
      sweepMedia(db.pg, storage),
      sweepMedia(db.pg, storage),
      sweepMedia(db.pg, storage),
    ])
    const aborted = counts.map((count) => count.aborted)
    expect(aborted.reduce((sum, count) => sum + count)).toBe(made.length)
    for (const { asset, upload } of made) {
      await expect(now(asset.id)).rejects.toThrow("gone")
      expect(await stateOf(upload.id)).toBe("aborted")
    }
    expect(await sweepMedia(db.pg, storage)).toEqual(NOTHING)
  })
})

describe("parts in storage that no row knows", () => {
  const later = () => Date.now() + 3 * DAY_MS
  const traceOf = (objectId: string) =>
    withPlatform(db.pg, "read the trail", (tx) =>
      listAuditEvents(tx, { objectType: "stored_upload", objectId, limit: 9 })
    )

  it("are forgotten after two days, those of living uploads are not", async () => {
    const living = await createNewUpload(deps, declared)
    const lost = await storage.createMultipart("media/cr_x/asset_x/source")
    await sendSome(lost.key, lost.uploadId)
    const foreign = await storage.createMultipart("media/cr_x/thing")
    expect(await findOrphans(db.pg, storage)).toEqual([])
    const orphans = await findOrphans(db.pg, storage, later())
    expect(orphans.map(({ uploadId }) => uploadId)).toContain(lost.uploadId)
    // To find is not to abort.
    expect(await storage.listParts(lost)).toHaveLength(1)
    await collectOrphans(db.pg, storage, orphans)
    expect(await storage.listParts(lost)).toEqual([])
    expect(await traceOf(lost.uploadId)).toEqual([
      expect.objectContaining({
        actor_id: "media-collect-uploads",
        action: "upload.collect",
        before: expect.objectContaining({ key: lost.key }) as unknown,
      }),
    ])
    const left = await storage.listUploads("media/")
    const ids = left.map(({ uploadId }) => uploadId)
    expect(ids).toContain(living.upload.storage_upload_id)
    expect(ids).toContain(foreign.uploadId)
    expect(ids).not.toContain(lost.uploadId)
    await storage.abort(foreign)
  })

  it("are recorded once by two workers that find them at once", async () => {
    const lost = await storage.createMultipart("media/cr_x/asset_y/source")
    await sendSome(lost.key, lost.uploadId)
    const orphans = await findOrphans(db.pg, storage, later())
    await Promise.all([
      collectOrphans(db.pg, storage, orphans),
      collectOrphans(db.pg, storage, orphans),
    ])
    expect(await storage.listParts(lost)).toEqual([])
    expect(await traceOf(lost.uploadId)).toHaveLength(1)
  })

  it("of a cancelled upload go too, when the first abort got lost", async () => {
    const { upload } = await createNewUpload(deps, declared)
    const { storage_key: key, storage_upload_id: uploadId } = upload
    const deaf = Object.assign(Object.create(storage) as typeof storage, {
      abort: () => Promise.reject(new Error("no answer")),
    })
    const target = { creatorId: CREATOR, uploadId: upload.id }
    await expect(
      abortUpload({ ...deps, storage: deaf }, target)
    ).rejects.toThrow("no answer")
    const orphans = await findOrphans(db.pg, storage, later())
    expect(orphans.map((orphan) => orphan.uploadId)).toContain(uploadId)
    expect(orphans.map((orphan) => orphan.key)).toContain(key)
    await collectOrphans(db.pg, storage, orphans)
    expect(await findOrphans(db.pg, storage, later())).toEqual([])
  })
})
