import { Readable } from "node:stream"

import { withPlatform } from "@codex/kernel"
import { deleteMedia } from "../../http/delete-media"
import { completeUpload } from "../../uploads/complete-upload"
import {
  type CreatedUpload,
  createUpload,
  type DeclaredFile,
} from "../../uploads/create-upload"
import {
  abortUpload,
  listUnfinishedUploads,
  signParts,
} from "../../uploads/upload-parts"
import { CREATOR, db, deps, storage } from "./media-stage"

const MIB = 1024 ** 2
const HEAD = Buffer.concat([
  Buffer.from([0, 0, 0, 24]),
  Buffer.from("ftypisom"),
  Buffer.alloc(500, 7),
])

let turn = 0

/** A film nobody has uploaded before. */
function film(change: Partial<DeclaredFile> = {}): DeclaredFile {
  turn += 1
  return {
    creatorId: CREATOR,
    filename: "talk.mp4",
    contentType: "video/mp4",
    sizeBytes: HEAD.length,
    fingerprint: `content-${turn}`,
    ...change,
  }
}

async function open(file: DeclaredFile): Promise<CreatedUpload> {
  const created = await createUpload(deps, file)
  if ("duplicate" in created) {
    throw new Error("a duplicate")
  }
  return created
}

async function finish({ upload }: CreatedUpload): Promise<void> {
  const { storage_key: key, storage_upload_id: uploadId } = upload
  const part = { partNumber: 1, size: HEAD.length }
  await storage.putPart({ key, uploadId }, part, Readable.from([HEAD]))
  const { creator_id: creatorId } = upload
  await completeUpload(deps, { creatorId, uploadId: upload.id })
}

describe("a file that was here before", () => {
  it("goes on where it stopped, for its owner only", async () => {
    const file = film()
    const first = await open(file)
    const again = await open(file)
    expect(again).toMatchObject({
      resumed: true,
      asset: { id: first.asset.id },
    })
    const stranger = await open({ ...file, creatorId: "cr_stranger" })
    expect(stranger.resumed).toBe(false)
    await abortUpload(deps, { creatorId: CREATOR, uploadId: first.upload.id })
    expect((await open(file)).resumed).toBe(false)
  })

  it("is named instead of uploaded twice, whatever it is called now", async () => {
    const file = film()
    const first = await open(file)
    await finish(first)
    const renamed = { ...file, filename: "other.mp4" }
    expect(await createUpload(deps, renamed)).toMatchObject({
      duplicate: { id: first.asset.id },
    })
    const larger = { ...file, sizeBytes: HEAD.length + 1 }
    expect((await open(larger)).resumed).toBe(false)
    const stranger = { ...file, creatorId: "cr_stranger" }
    expect((await open(stranger)).resumed).toBe(false)
  })

  it("is uploaded again for whoever says so, and resumes that one", async () => {
    const file = film()
    const first = await open(file)
    await finish(first)
    const second = await open({ ...file, again: true })
    expect(second.asset.id).not.toBe(first.asset.id)
    expect((await open(file)).upload.id).toBe(second.upload.id)
  })

  it("is new once it was deleted", async () => {
    const file = film()
    const { asset, ...rest } = await open(file)
    await finish({ asset, ...rest })
    const ids = { creatorId: CREATOR, assetId: asset.id }
    await deleteMedia(db.pg, storage, ids)
    expect((await open(file)).resumed).toBe(false)
  })
})

describe("an upload that takes days", () => {
  it("is kept as long as somebody asks for links", async () => {
    const { upload } = await open(film())
    const hoursLeft = async () => {
      const [row] = await withPlatform(db.pg, "read expiry", (tx) =>
        tx("media_upload")
          .where({ id: upload.id })
          .select(
            tx.raw("extract(epoch from expires_at - now()) / 3600 as hours")
          )
      )
      return Number(row.hours)
    }
    const age = (hours: number) =>
      withPlatform(db.pg, "age the upload", (tx) =>
        tx("media_upload")
          .where({ id: upload.id })
          .update({ expires_at: tx.raw("now() + ? * interval '1 h'", [hours]) })
      )
    const target = { creatorId: CREATOR, uploadId: upload.id }
    await age(1)
    await signParts(deps, target, [1])
    expect(await hoursLeft()).toBeGreaterThan(47)
    await age(-1)
    await expect(signParts(deps, target, [1])).rejects.toMatchObject({
      failure: "upload_closed",
    })
  })

  it("has as many parts as its line carries well, all signed at once", async () => {
    const large = film({ sizeBytes: 5 * 1024 * MIB })
    const slow = await open({ ...large, bytesPerSecond: 100_000 })
    expect(slow.upload).toMatchObject({
      part_size: 16 * MIB,
      part_count: 320,
    })
    const numbers = Array.from({ length: 320 }, (_, at) => at + 1)
    const target = { creatorId: CREATOR, uploadId: slow.upload.id }
    const signed = await signParts(deps, target, numbers)
    expect(new Set(signed.map(({ url }) => url)).size).toBe(320)
    await expect(signParts(deps, target, [321])).rejects.toMatchObject({
      failure: "upload_part_unknown",
    })
    const fast = await open(
      film({ sizeBytes: 5 * 1024 * MIB, bytesPerSecond: 1e9 })
    )
    expect(fast.upload.part_size).toBe(64 * MIB)
  })

  it("stands in the list of what is unfinished, for its owner", async () => {
    const creatorId = "cr_list"
    const began = await open(film({ creatorId, filename: "began.mp4" }))
    const done = await open(film({ creatorId, filename: "done.mp4" }))
    await finish(done)
    const unfinished = await listUnfinishedUploads(deps, creatorId)
    expect(unfinished.map(({ id, filename }) => [id, filename])).toEqual([
      [began.upload.id, "began.mp4"],
    ])
    expect(await listUnfinishedUploads(deps, "cr_nobody")).toEqual([])
  })
})
