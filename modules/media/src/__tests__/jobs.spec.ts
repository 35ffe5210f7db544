import { withPlatform, withTenant } from "@codex/kernel"
import { createTestDatabase, type TestDatabase } from "@codex/kernel/testing"

import {
  choosePoster,
  type ClaimedJob,
  claimJob,
  deleteAsset,
  failExhaustedJobs,
  failJob,
  getAsset,
  getRenditions,
  heartbeat,
  publishVersion,
  releaseJob,
  requeueLostJobs,
  retryAsset,
} from "../index"
import { CREATOR, MIGRATIONS, publication, queuedVideo } from "./helpers"

const OUTPUT = publication("master.m3u8", ["720p", "360p", "audio"])
const COPY = { ...publication("copy.m3u8", ["720p", "audio"]), isFinal: false }

let db: TestDatabase

const worker = <T>(fn: Parameters<typeof withPlatform<T>>[2]) =>
  withPlatform(db.pg, "test worker", fn)

const claim = (name = "w1") => worker((tx) => claimJob(tx, name))

async function claimed(name = "w1"): Promise<ClaimedJob> {
  const job = await claim(name)
  if (!job) {
    throw new Error("no job to claim")
  }
  return job
}

const expireLeases = () =>
  worker((tx) =>
    tx("transcode_job")
      .where({ state: "running" })
      .update({ lease_until: tx.raw("now() - interval '1 second'") })
  )

const assetNow = (id: string) => worker((tx) => getAsset(tx, id))

beforeAll(async () => {
  db = await createTestDatabase(MIGRATIONS)
})

beforeEach(async () => {
  await db.owner.raw("truncate media_asset cascade")
})

afterAll(async () => {
  await db.drop()
})

describe("claiming", () => {
  it("gives each of many jobs to exactly one of many workers", async () => {
    const assets = await Promise.all(
      Array.from({ length: 6 }, () => queuedVideo(db.pg))
    )
    const jobs = await Promise.all(
      Array.from({ length: 12 }, (_, index) => claim(`w${index}`))
    )
    const got = jobs.flatMap((job) => (job ? [job.asset_id] : []))
    // SKIP LOCKED may let a worker miss a row that another one is taking.
    expect(new Set(got).size).toBe(got.length)
    for (let job = await claim(); job; job = await claim()) {
      got.push(job.asset_id)
    }
    expect(got.sort()).toEqual(assets.map(({ id }) => id).sort())
  })

  it("leaves a leased job alone and takes it over when the lease ended", async () => {
    await queuedVideo(db.pg)
    const first = await claimed("w1")
    expect(await claim("w2")).toBeNull()
    await expireLeases()
    const second = await claimed("w2")
    expect(second).toMatchObject({ id: first.id, attempt: 2 })
    expect(second.fence).toBeGreaterThan(first.fence)
  })

  it("holds the lease for 20 seconds at most", async () => {
    await queuedVideo(db.pg)
    await claimed()
    const [row] = await worker((tx) =>
      tx("transcode_job").select(
        tx.raw("extract(epoch from lease_until - now())::int as seconds")
      )
    )
    expect(row.seconds).toBeGreaterThan(15)
    expect(row.seconds).toBeLessThanOrEqual(20)
  })

  it("gives up after three dead workers, with a reason", async () => {
    const asset = await queuedVideo(db.pg)
    for (const name of ["w1", "w2", "w3"]) {
      await claimed(name)
      await expireLeases()
    }
    expect(await claim("w4")).toBeNull()
    expect(await worker(failExhaustedJobs)).toBe(1)
    expect(await assetNow(asset.id)).toMatchObject({
      state: "failed",
      failure_code: "interrupted",
    })
    expect(await worker(failExhaustedJobs)).toBe(0)
  })

  it("waits until next_at and does not count a stopped worker's attempt", async () => {
    await queuedVideo(db.pg)
    const job = await claimed()
    await worker((tx) => releaseJob(tx, job, { delayS: 60, counted: false }))
    expect(await claim()).toBeNull()
    await worker((tx) => tx("transcode_job").update({ next_at: tx.fn.now() }))
    expect(await claimed()).toMatchObject({ attempt: 1, fence: 2 })
  })
})

describe("giving up", () => {
  const early = (entryFile: string) => ({
    ...publication(entryFile, ["360p"]),
    isFinal: false,
  })

  it.each([
    // Nobody is sold a minute of an hour.
    ["first.m3u8", false],
    // The whole film is there; only its ladder is not.
    ["copy.m3u8", true],
    ["rung.m3u8", true],
  ])("after %s leaves a film playable: %s", async (entryFile, playable) => {
    const asset = await queuedVideo(db.pg)
    const job = await claimed()
    await worker((tx) => publishVersion(tx, job, early(entryFile)))
    await worker((tx) => failJob(tx, job, "damaged", "exit 1"))
    expect(await assetNow(asset.id)).toMatchObject({
      state: "failed",
      playable,
    })
  })
})

describe("publishing", () => {
  it("is one step that readers see whole", async () => {
    const asset = await queuedVideo(db.pg)
    const job = await claimed()
    expect(await worker((tx) => publishVersion(tx, job, OUTPUT))).toBe(true)
    expect(await assetNow(asset.id)).toMatchObject({
      state: "ready",
      playable: true,
      active_version: job.fence,
      progress: 100,
      duration_ms: 12_000,
    })
    const renditions = await worker((tx) => getRenditions(tx, asset.id))
    expect(renditions.map(({ name }) => name)).toEqual([
      "720p",
      "360p",
      "audio",
    ])
  })

  it("makes a video playable before it is ready, one stage after another", async () => {
    const asset = await queuedVideo(db.pg)
    const job = await claimed()
    await worker((tx) =>
      heartbeat(tx, job, { progress: 3, speed: 200, etaS: null })
    )
    expect(await worker((tx) => publishVersion(tx, job, COPY))).toBe(true)
    expect(await assetNow(asset.id)).toMatchObject({
      state: "processing",
      playable: true,
      active_version: job.fence,
      entry_file: "copy.m3u8",
      progress: 3,
    })
    const names = async () => {
      const rows = await worker((tx) => getRenditions(tx, asset.id))
      return rows.map(({ name }) => name)
    }
    expect(await names()).toEqual(["720p", "audio"])
    expect(await worker((tx) => publishVersion(tx, job, COPY))).toBe(true)
    const last = publication("master.m3u8", ["480p", "audio"])
    expect(await worker((tx) => publishVersion(tx, job, last))).toBe(true)
    expect(await assetNow(asset.id)).toMatchObject({
      state: "ready",
      entry_file: "master.m3u8",
      loudness_lufs: -23.5,
      output_bytes: 4_000_000,
    })
    expect(await names()).toEqual(["480p", "audio"])
  })

  it("leaves no rows of an attempt that another one has replaced", async () => {
    const asset = await queuedVideo(db.pg)
    const lost = await claimed("w1")
    await worker((tx) => publishVersion(tx, lost, COPY))
    await expireLeases()
    const heir = await claimed("w2")
    expect(await worker((tx) => publishVersion(tx, heir, COPY))).toBe(true)
    const rows = await worker((tx) =>
      tx("media_rendition").where({ asset_id: asset.id })
    )
    expect(rows.map(({ version }) => version)).toEqual([heir.fence, heir.fence])
  })

  it("stays playable when a later stage fails, and says why it failed", async () => {
    const asset = await queuedVideo(db.pg)
    const job = await claimed()
    await worker((tx) => publishVersion(tx, job, COPY))
    expect(await worker((tx) => failJob(tx, job, "damaged", ""))).toBe(true)
    expect(await assetNow(asset.id)).toMatchObject({
      state: "failed",
      playable: true,
      active_version: job.fence,
    })
  })

  it("shows another still once it is ready, of those there are", async () => {
    const asset = await queuedVideo(db.pg)
    const job = await claimed()
    const choose = (number: number) =>
      worker((tx) => choosePoster(tx, asset.id, number))
    await worker((tx) => publishVersion(tx, job, { ...COPY, posterCount: 1 }))
    expect(await choose(1)).toBeNull()
    await worker((tx) => publishVersion(tx, job, { ...OUTPUT, posterCount: 3 }))
    expect(await choose(4)).toBeNull()
    expect(await choose(3)).toMatchObject({
      thumbnail_key: `media/${CREATOR}/${asset.id}/${job.fence}/poster-3.jpg`,
    })
  })

  it("keeps what each rendition is made of", async () => {
    const asset = await queuedVideo(db.pg)
    const job = await claimed()
    await worker((tx) => publishVersion(tx, job, OUTPUT))
    const [video, , sound] = await worker((tx) => getRenditions(tx, asset.id))
    expect(video).toMatchObject({
      kind: "video",
      codecs: "avc1.64001f",
      fps: 29.97,
      is_copied: true,
      segment_count: 3,
      duration_ms: 12_000,
    })
    expect(sound).toMatchObject({ kind: "audio", width: null, fps: null })
  })

  it("refuses a zombie whose job another worker took", async () => {
    const asset = await queuedVideo(db.pg)
    const zombie = await claimed("w1")
    await expireLeases()
    const heir = await claimed("w2")
    expect(await worker((tx) => publishVersion(tx, zombie, OUTPUT))).toBe(false)
    expect(await assetNow(asset.id)).toMatchObject({
      state: "processing",
      active_version: null,
    })
    expect(await worker((tx) => publishVersion(tx, heir, OUTPUT))).toBe(true)
    expect(await worker((tx) => publishVersion(tx, zombie, OUTPUT))).toBe(false)
    expect(await assetNow(asset.id)).toMatchObject({
      active_version: heir.fence,
    })
    expect(await worker((tx) => getRenditions(tx, asset.id))).toHaveLength(3)
  })

  it("lets exactly one of two racing attempts win", async () => {
    await queuedVideo(db.pg)
    const first = await claimed("w1")
    await expireLeases()
    const second = await claimed("w2")
    const wins = await Promise.all(
      [first, second, first, second].map((job) =>
        worker((tx) => publishVersion(tx, job, OUTPUT))
      )
    )
    expect(wins.filter(Boolean)).toHaveLength(1)
  })

  it("neither beats, releases nor fails with an old fence", async () => {
    const asset = await queuedVideo(db.pg)
    const zombie = await claimed("w1")
    await expireLeases()
    await claimed("w2")
    const beat = { progress: 50, speed: 2, etaS: 10 }
    expect(await worker((tx) => heartbeat(tx, zombie, beat))).toBe(false)
    const how = { delayS: 0, counted: true }
    expect(await worker((tx) => releaseJob(tx, zombie, how))).toBe(false)
    expect(await worker((tx) => failJob(tx, zombie, "damaged", ""))).toBe(false)
    expect(await assetNow(asset.id)).toMatchObject({
      state: "processing",
      progress: 0,
    })
  })

  it("stops for a deleted asset", async () => {
    const asset = await queuedVideo(db.pg)
    const job = await claimed()
    await withTenant(db.pg, { creatorId: CREATOR }, (tx) =>
      deleteAsset(tx, asset.id)
    )
    const beat = { progress: 50, speed: 2, etaS: 10 }
    expect(await worker((tx) => heartbeat(tx, job, beat))).toBe(false)
    expect(await worker((tx) => publishVersion(tx, job, OUTPUT))).toBe(false)
  })
})

describe("progress and failure", () => {
  it("shows progress and renews the lease", async () => {
    const asset = await queuedVideo(db.pg)
    const job = await claimed()
    await worker((tx) =>
      tx("transcode_job").update({
        lease_until: tx.raw("now() + interval '1 second'"),
      })
    )
    const beat = { progress: 42, speed: 1.34, etaS: 180 }
    expect(await worker((tx) => heartbeat(tx, job, beat))).toBe(true)
    expect(await assetNow(asset.id)).toMatchObject({
      progress: 42,
      speed: 1.34,
      eta_s: 180,
    })
    const [{ left }] = await worker((tx) =>
      tx("transcode_job").select(
        tx.raw("extract(epoch from lease_until - now())::int as left")
      )
    )
    expect(left).toBeGreaterThan(15)
  })

  it("is retried by its creator with a later fence", async () => {
    const asset = await queuedVideo(db.pg)
    const job = await claimed()
    await worker((tx) => failJob(tx, job, "disk_full", "ENOSPC"))
    expect(await assetNow(asset.id)).toMatchObject({
      state: "failed",
      failure_code: "disk_full",
    })
    const tenant = { creatorId: CREATOR }
    const retried = await withTenant(db.pg, tenant, (tx) =>
      retryAsset(tx, asset.id)
    )
    expect(retried).toMatchObject({ state: "processing", failure_code: null })
    expect(
      await withTenant(db.pg, tenant, (tx) => retryAsset(tx, asset.id))
    ).toBeNull()
    expect(await claimed()).toMatchObject({ attempt: 1, fence: 2 })
  })

  it("requeues a processing asset whose job ended without it", async () => {
    await queuedVideo(db.pg)
    expect(await worker(requeueLostJobs)).toBe(0)
    await worker((tx) => tx("transcode_job").update({ state: "cancelled" }))
    expect(await claim()).toBeNull()
    expect(await worker(requeueLostJobs)).toBe(1)
    expect(await claim()).not.toBeNull()
  })
})
