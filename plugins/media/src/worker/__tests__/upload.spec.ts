import { readFileSync } from "node:fs"
import { Readable } from "node:stream"

import { withPlatform } from "@codex/kernel"
import { completeUpload } from "../../uploads/complete-upload"
import { createNewUpload } from "../../uploads/create-upload"
import { abortUpload } from "../../uploads/upload-parts"
import { makeClip } from "./clips"
import {
  at,
  CREATOR,
  db,
  deps,
  ffmpeg,
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
      "a program",
      { filename: "a.exe", contentType: "application/x-msdownload" },
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
      createNewUpload(deps, { ...declared, ...change })
    ).rejects.toMatchObject({ failure })
  })

  it("is not complete while parts are missing, and stays resumable", async () => {
    const { upload } = await createNewUpload(deps, declared)
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
    const { upload } = await createNewUpload(deps, declared)
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
    const { asset, upload } = await createNewUpload(deps, {
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
})
