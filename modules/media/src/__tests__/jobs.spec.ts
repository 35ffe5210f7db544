import { withPlatform, withTenant } from "@codex/kernel"
import { createTestDatabase, type TestDatabase } from "@codex/kernel/testing"

import {
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
import { Migration20261121013300Media } from "../migrations/Migration20261121013300Media"
import { CREATOR, queuedVideo } from "./helpers"

const OUTPUT = {
  durationMs: 12_000,
  width: 1280,
  height: 720,
  thumbnailKey: null,
  renditions: [
    {
      name: "720p",
      width: 1280,
      height: 720,
      bandwidth: 2_000_000,
      size_bytes: 3_000_000,
      playlist: "720p/index.m3u8",
    },
    {
      name: "360p",
      width: 640,
      height: 360,
      bandwidth: 600_000,
      size_bytes: 900_000,
      playlist: "360p/index.m3u8",
    },
  ],
}

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
  db = await createTestDatabase([Migration20261121013300Media])
})

beforeEach(async () => {
  await db.owner.raw(
    "truncate transcode_job, media_rendition, media_upload, media_asset"
  )
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
    expect(renditions.map(({ name }) => name)).toEqual(["720p", "360p"])
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
    expect(await worker((tx) => getRenditions(tx, asset.id))).toHaveLength(2)
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
