import { withPlatform, withTenant } from "@codex/kernel"
import { createTestDatabase, type TestDatabase } from "@codex/kernel/testing"

import {
  claimJob,
  deleteAsset,
  failJob,
  getAsset,
  publishAudio,
  recordSoundFacts,
  retryAsset,
} from "../index"
import { CREATOR, MIGRATIONS, newVideo } from "./helpers"

let db: TestDatabase

const FACTS = { loudnessLufs: -18.2, hasWaveform: true, waveformBytes: 500 }

const worker = <T>(fn: Parameters<typeof withPlatform<T>>[2]) =>
  withPlatform(db.pg, "test worker", fn)

/** A published sound file, and its job as a worker holds it. */
async function heardSound() {
  const asset = await newVideo(db.pg)
  const facts = { contentType: "audio/mpeg", durationMs: 61_000 }
  await withTenant(db.pg, { creatorId: CREATOR }, async (tx) => {
    await tx("media_asset").where({ id: asset.id }).update({ kind: "audio" })
    await publishAudio(tx, { ...asset, kind: "audio" }, facts)
  })
  const job = await worker((tx) => claimJob(tx, "w1"))
  if (!job) {
    throw new Error("a sound file has a job too")
  }
  return { asset, job }
}

const assetNow = (id: string) => worker((tx) => getAsset(tx, id))

beforeAll(async () => {
  db = await createTestDatabase(MIGRATIONS)
})

afterAll(async () => {
  await db.drop()
})

describe("what is heard of a sound file", () => {
  it("is recorded once, by whoever holds the job", async () => {
    const { asset, job } = await heardSound()
    const late = { ...job, fence: job.fence - 1 }
    expect(await worker((tx) => recordSoundFacts(tx, late, FACTS))).toBe(false)
    expect(await worker((tx) => recordSoundFacts(tx, job, FACTS))).toBe(true)
    expect(await worker((tx) => recordSoundFacts(tx, job, FACTS))).toBe(false)
    expect(await assetNow(asset.id)).toMatchObject({
      state: "ready",
      active_version: 1,
      loudness_lufs: -18.2,
      has_waveform: true,
      output_bytes: asset.size_bytes + 500,
    })
  })

  it("is not needed: without it the file stays ready", async () => {
    const { asset, job } = await heardSound()
    expect(await worker((tx) => failJob(tx, job, "damaged", ""))).toBe(true)
    expect(await assetNow(asset.id)).toMatchObject({
      state: "ready",
      failure_code: null,
    })
    expect(await worker((tx) => retryAsset(tx, asset.id))).toBeNull()
  })

  it("changes nothing of a deleted file", async () => {
    const { asset, job } = await heardSound()
    await withTenant(db.pg, { creatorId: CREATOR }, (tx) =>
      deleteAsset(tx, asset.id)
    )
    expect(await worker((tx) => recordSoundFacts(tx, job, FACTS))).toBe(false)
  })
})
