import { Readable } from "node:stream"

import { withPlatform } from "@codex/kernel"
import fc from "fast-check"
import { collectOrphans, findOrphans } from "../../jobs/media-collect-uploads"
import { sweepMedia } from "../../jobs/media-sweep-uploads"
import { completeUpload } from "../../uploads/complete-upload"
import { type CreatedUpload, createUpload } from "../../uploads/create-upload"
import { abortUpload, signParts } from "../../uploads/upload-parts"
import { db, deps, storage } from "./media-stage"

const HEAD = Buffer.concat([
  Buffer.from([0, 0, 0, 24]),
  Buffer.from("ftypisom"),
  Buffer.alloc(500, 7),
])

/** What people, their second tabs and the sweeper do to one upload. */
const STEPS = ["send", "sign", "complete", "abort", "expire", "sweep"] as const
type Step = (typeof STEPS)[number]

/** What is said to whom comes too late, or too early; anything else is a bug. */
const EXPECTED = new Set([
  "upload_closed",
  "upload_busy",
  "upload_incomplete",
  "upload_not_found",
  "media_not_found",
])

const rows = (table: string, where: object) =>
  withPlatform(db.pg, "read rows of a race", (tx) => tx(table).where(where))

const ACTS: Record<
  Step,
  (upload: CreatedUpload["upload"]) => Promise<unknown>
> = {
  send: ({ storage_key: key, storage_upload_id: uploadId }) => {
    const part = { partNumber: 1, size: HEAD.length }
    return storage
      .putPart({ key, uploadId }, part, Readable.from([HEAD]))
      .catch((error: unknown) => {
        // The folder of an upload that is over is gone.
        if ((error as { code?: string }).code !== "ENOENT") {
          throw error
        }
      })
  },
  sign: ({ id, creator_id: creatorId }) =>
    signParts(deps, { creatorId, uploadId: id }, [1]),
  complete: ({ id, creator_id: creatorId }) =>
    completeUpload(deps, { creatorId, uploadId: id }),
  abort: ({ id, creator_id: creatorId }) =>
    abortUpload(deps, { creatorId, uploadId: id }),
  expire: ({ id }) =>
    withPlatform(db.pg, "let time pass", (tx) =>
      tx("media_upload")
        .where({ id })
        .update({ expires_at: tx.raw("now() - interval '1 hour'") })
    ),
  sweep: () => sweepMedia(db.pg, storage),
}

/** An upload and its entry tell the same story at any moment nobody acts. */
async function assertOneStory({ asset, upload }: CreatedUpload): Promise<void> {
  const [row] = await rows("media_asset", { id: asset.id })
  const [sent] = await rows("media_upload", { id: upload.id })
  const jobs = await rows("transcode_job", { asset_id: asset.id })
  const isGone = row.deleted_at !== null
  const story = { upload: sent.state, asset: isGone ? "gone" : row.state }
  expect([
    { upload: "open", asset: "uploading" },
    { upload: "completed", asset: "processing" },
    { upload: "aborted", asset: "gone" },
  ]).toContainEqual(story)
  expect(jobs).toHaveLength(story.upload === "completed" ? 1 : 0)
}

let turn = 0

async function begin(): Promise<CreatedUpload> {
  turn += 1
  const created = await createUpload(deps, {
    creatorId: `cr_race_${turn}`,
    filename: "talk.mp4",
    contentType: "video/mp4",
    sizeBytes: HEAD.length,
    fingerprint: "the same film",
  })
  if ("duplicate" in created) {
    throw new Error("a duplicate")
  }
  return created
}

async function atOnce(
  created: CreatedUpload,
  steps: readonly Step[]
): Promise<void> {
  const all = await Promise.allSettled(
    steps.map((step) => ACTS[step](created.upload))
  )
  for (const one of all) {
    if (one.status === "rejected") {
      const { failure } = one.reason as { failure?: string }
      if (!EXPECTED.has(failure ?? "")) {
        throw one.reason
      }
    }
  }
}

/** V5 of RELIABILITY: whatever meets whatever, states only move forward. */
it("an upload survives everything that happens to it at once", async () => {
  const batch = fc.array(fc.constantFrom(...STEPS), {
    minLength: 1,
    maxLength: 3,
  })
  const history = fc.array(batch, { minLength: 1, maxLength: 6 })
  await fc.assert(
    fc.asyncProperty(history, async (batches) => {
      const created = await begin()
      for (const steps of batches) {
        await atOnce(created, steps)
        await assertOneStory(created)
      }
    }),
    { numRuns: 60 }
  )
  // Nothing of it lies in storage that no row knows.
  await sweepMedia(db.pg, storage)
  const later = Date.now() + 3 * 86_400_000
  await collectOrphans(db.pg, storage, await findOrphans(db.pg, storage, later))
  const open = await rows("media_upload", { state: "open" })
  const known = new Set(open.map((row) => row.storage_upload_id as string))
  for (const { uploadId } of await storage.listUploads("media/")) {
    expect(known).toContain(uploadId)
  }
}, 120_000)
