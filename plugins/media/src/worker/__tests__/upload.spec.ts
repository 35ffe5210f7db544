import { readFileSync } from "node:fs"
import { Readable } from "node:stream"

import { withPlatform } from "@codex/kernel"
import { sweepMedia } from "../../jobs/media-sweep-uploads"
import { completeUpload } from "../../uploads/complete-upload"
import { createUpload } from "../../uploads/create-upload"
import { abortUpload } from "../../uploads/upload-parts"
import { makeClip } from "./clips"
import {
  at,
  CREATOR,
  db,
  deps,
  ffmpeg,
  now,
  storage,
  withFfmpeg,
  work,
} from "./media-stage"

describe("an upload", () => {
  const declared = {
    creatorId: CREATOR,
    filename: "talk.mp4",
    contentType: "video/mp4",
    sizeBytes: 40 * 1024 ** 2,
  }

  it.each([
    [
      "a picture",
      { filename: "a.png", contentType: "image/png" },
      "media_type_refused",
    ],
    [
      "a disguise",
      { filename: "a.mp4", contentType: "text/html" },
      "media_type_refused",
    ],
    ["6 GB", { sizeBytes: 6 * 1024 ** 3 }, "media_too_large"],
    ["nothing", { sizeBytes: 0 }, "media_empty"],
  ])("of %s is refused before a byte", async (_, change, failure) => {
    await expect(
      createUpload(deps, { ...declared, ...change })
    ).rejects.toMatchObject({ failure })
  })

  it("is not complete while parts are missing, and stays resumable", async () => {
    const { upload } = await createUpload(deps, declared)
    const target = { creatorId: CREATOR, uploadId: upload.id }
    for (let times = 0; times < 2; times += 1) {
      await expect(completeUpload(deps, target)).rejects.toMatchObject({
        failure: "upload_incomplete",
      })
    }
    await abortUpload(deps, target)
    await expect(completeUpload(deps, target)).rejects.toMatchObject({
      failure: "upload_not_found",
    })
  })

  it("belongs to its creator", async () => {
    const { upload } = await createUpload(deps, declared)
    const target = { creatorId: "cr_stranger", uploadId: upload.id }
    for (const attempt of [abortUpload, completeUpload]) {
      await expect(attempt(deps, target)).rejects.toMatchObject({
        failure: "upload_not_found",
      })
    }
  })

  withFfmpeg("completed by two tabs at once is processed once", async () => {
    makeClip(ffmpeg, at("tabs.mp4"), { size: "64x64", seconds: 1 })
    const bytes = readFileSync(at("tabs.mp4"))
    const { asset, upload } = await createUpload(deps, {
      ...declared,
      sizeBytes: bytes.length,
    })
    const { storage_key: key, storage_upload_id: uploadId } = upload
    const part = { partNumber: 1, size: bytes.length }
    await storage.putPart({ key, uploadId }, part, Readable.from([bytes]))
    const target = { creatorId: CREATOR, uploadId: upload.id }
    const tabs = await Promise.allSettled(
      Array.from({ length: 5 }, () => completeUpload(deps, target))
    )
    const refused = tabs.flatMap((tab) =>
      tab.status === "rejected" ? [tab.reason as { failure: string }] : []
    )
    expect(refused.length).toBeLessThan(5)
    for (const { failure } of refused) {
      expect(failure).toBe("upload_busy")
    }
    expect((await completeUpload(deps, target)).state).toBe("processing")
    const jobs = await withPlatform(db.pg, "count jobs", (tx) =>
      tx("transcode_job").where({ asset_id: asset.id })
    )
    expect(jobs).toHaveLength(1)
    await work()
  })

  it("of the same file goes on where it stopped", async () => {
    const file = { ...declared, fingerprint: "talk.mp4|41943040|1700000000" }
    const first = await createUpload(deps, file)
    const again = await createUpload(deps, file)
    expect(again).toMatchObject({
      resumed: true,
      asset: { id: first.asset.id },
    })
    const other = { ...file, creatorId: "cr_stranger" }
    expect((await createUpload(deps, other)).resumed).toBe(false)
    await abortUpload(deps, { creatorId: CREATOR, uploadId: first.upload.id })
    expect((await createUpload(deps, file)).resumed).toBe(false)
  })

  it("older than 48 hours is swept, bytes included", async () => {
    const { asset, upload } = await createUpload(deps, declared)
    await withPlatform(db.pg, "age the upload", (tx) =>
      tx("media_upload")
        .where({ id: upload.id })
        .update({ expires_at: tx.raw("now() - interval '1 hour'") })
    )
    const counts = await sweepMedia(db.pg, storage)
    expect(counts.aborted).toBe(1)
    expect(counts.removed).toBeGreaterThanOrEqual(1)
    await expect(now(asset.id)).rejects.toThrow("gone")
    expect(await sweepMedia(db.pg, storage)).toEqual({
      aborted: 0,
      removed: 0,
      requeued: 0,
      exhausted: 0,
    })
  })
})
