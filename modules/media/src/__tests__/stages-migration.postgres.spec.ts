import { type Pg, withPlatform, withTenant } from "@codex/kernel"
import {
  applyMigrations,
  createTestDatabase,
  type TestDatabase,
} from "@codex/kernel/testing"

import {
  claimJob,
  type ClaimedJob,
  findDuplicate,
  getAsset,
  getRenditions,
  heartbeat,
  listUnfinished,
  markVideoStored,
  publishedEntry,
  publishVersion,
  queueUnheard,
  retryAsset,
  storageUsed,
} from "../index"
import { Migration20261121013300Media as Media } from "../migrations/Migration20261121013300Media"
import { Migration20261126220200OnPages as OnPages } from "../migrations/Migration20261126220200OnPages"
import { Migration20261127124500Stages as Stages } from "../migrations/Migration20261127124500Stages"
import { Migration20261127124500UploadFingerprint as Fingerprint } from "../migrations/Migration20261127124500UploadFingerprint"
import { Migration20261127131600Chunks as Chunks } from "../migrations/Migration20261127131600Chunks"
import { CREATOR, publication } from "./helpers"

const TODAY = [Stages, Fingerprint, Chunks]
const TABLES = [
  "media_asset",
  "media_upload",
  "media_rendition",
  "transcode_job",
]

let db: TestDatabase
let before: Record<string, Record<string, unknown>[]>

const platform = <T>(fn: Parameters<typeof withPlatform<T>>[2]) =>
  withPlatform(db.pg, "test of a migration", fn)

const everything = () =>
  platform(async (tx) => {
    const rows: Record<string, Record<string, unknown>[]> = {}
    for (const table of TABLES) {
      rows[table] = await tx(table).orderBy("id")
    }
    return rows
  })

const PUBLISHED = { state: "ready", playable: true, progress: 100 }

/** One entry in every state the code before could leave it in. */
const ASSETS: Record<string, Record<string, unknown>> = {
  uploading: { state: "uploading" },
  queued: { state: "processing" },
  running: { state: "processing", progress: 41, speed: 1.5, eta_s: 90 },
  ready: {
    ...PUBLISHED,
    active_version: 2,
    duration_ms: 60_000,
    width: 1280,
    height: 720,
    thumbnail_key: `media/${CREATOR}/ready/2/thumbnail.jpg`,
  },
  failed: { state: "failed", failure_code: "damaged" },
  sound: {
    ...PUBLISHED,
    kind: "audio",
    content_type: "audio/mpeg",
    active_version: 1,
    duration_ms: 9000,
  },
  deleted: { ...PUBLISHED, active_version: 1, deleted_at: new Date() },
}

const JOBS: Record<string, Record<string, unknown>> = {
  queued: { state: "queued", next_at: new Date(0) },
  running: {
    state: "running",
    attempt: 1,
    fence: 1,
    worker: "before:1",
    lease_until: new Date(Date.now() + 3_600_000),
  },
  ready: { state: "done", attempt: 2, fence: 2 },
  failed: { state: "failed", attempt: 1, fence: 1, last_error: "exit 1" },
  deleted: { state: "done", attempt: 1, fence: 1 },
}

async function fill(pg: Pg): Promise<void> {
  await withPlatform(pg, "what was there before", async (tx) => {
    for (const [id, values] of Object.entries(ASSETS)) {
      await tx("media_asset").insert({
        id,
        creator_id: CREATOR,
        kind: "video",
        title: id,
        filename: `${id}.mp4`,
        content_type: "video/mp4",
        size_bytes: 1000,
        source_key: `media/${CREATOR}/${id}/source`,
        ...values,
      })
      await tx("media_upload").insert({
        id: `mup_${id}`,
        creator_id: CREATOR,
        asset_id: id,
        storage_upload_id: `s_${id}`,
        storage_key: `media/${CREATOR}/${id}/source`,
        size_bytes: 1000,
        part_size: 1000,
        part_count: 1,
        state: id === "uploading" ? "open" : "completed",
        fingerprint: `print of ${id}`,
        expires_at: new Date(Date.now() + 3_600_000),
      })
    }
    for (const [id, values] of Object.entries(JOBS)) {
      const of = { creator_id: CREATOR, asset_id: id }
      await tx("transcode_job").insert({ id: `tjob_${id}`, ...of, ...values })
    }
    for (const [name, height] of [
      ["720p", 720],
      ["360p", 360],
    ] as const) {
      await tx("media_rendition").insert({
        id: `rend_${name}`,
        creator_id: CREATOR,
        asset_id: "ready",
        version: 2,
        name,
        width: (height * 16) / 9,
        height,
        bandwidth: height * 1000,
        size_bytes: height,
        playlist: `${name}/index.m3u8`,
      })
    }
  })
}

const assetNow = (id: string) => platform((tx) => getAsset(tx, id))

const mine = <T>(fn: Parameters<typeof withTenant<T>>[2]) =>
  withTenant(db.pg, { creatorId: CREATOR }, fn)

beforeAll(async () => {
  db = await createTestDatabase([Media, OnPages])
  await fill(db.pg)
  before = await everything()
  await applyMigrations(db.owner, TODAY)
})

afterAll(async () => {
  await db.drop()
})

describe("a database of the code before", () => {
  it("keeps every row as it was", async () => {
    const after = await everything()
    for (const table of TABLES) {
      expect(after[table]).toMatchObject(before[table] ?? [])
      expect(after[table]?.length).toBe(before[table]?.length)
    }
    expect(before.media_asset).toHaveLength(Object.keys(ASSETS).length)
  })

  it("still plays what was published, and knows what it takes", async () => {
    const ready = await assetNow("ready")
    expect(ready).toMatchObject({ output_bytes: 1080, poster_count: 1 })
    expect(ready && publishedEntry(ready)).toBe("master.m3u8")
    expect(await mine((tx) => getRenditions(tx, "ready"))).toMatchObject([
      { name: "720p", kind: "video", is_copied: false, codecs: null },
      { name: "360p", kind: "video", fps: null, duration_ms: null },
    ])
    const sound = await assetNow("sound")
    expect(sound).toMatchObject({ output_bytes: 1000, has_waveform: false })
    expect(sound && publishedEntry(sound)).toBe("audio.mp3")
    // All but the unfinished upload, and what was made of them. The deleted
    // one has no rendition, and its files are still there.
    expect(await mine((tx) => storageUsed(tx, CREATOR))).toBe(
      6 * 1000 + 1080 + 1000
    )
  })

  it("has its sound files listened to, once", async () => {
    expect(await platform((tx) => queueUnheard(tx, 50))).toBe(1)
    expect(await platform((tx) => queueUnheard(tx, 50))).toBe(0)
    const [job] = await platform((tx) =>
      tx("transcode_job").where({ asset_id: "sound" })
    )
    expect(job).toMatchObject({ state: "queued", attempt: 0 })
    await platform((tx) => tx("transcode_job").where({ id: job.id }).delete())
  })

  it("goes on with an upload that was open", async () => {
    const unfinished = await mine((tx) => listUnfinished(tx, 5))
    expect(unfinished.map(({ id }) => id)).toEqual(["mup_uploading"])
    const known = { fingerprint: "print of ready", sizeBytes: 1000 }
    const again = await mine((tx) => findDuplicate(tx, known))
    expect(again?.id).toBe("ready")
    const asset = await assetNow("uploading")
    const stored = await mine((tx) =>
      asset ? markVideoStored(tx, asset, "video/mp4") : Promise.resolve(null)
    )
    expect(stored).toMatchObject({ state: "processing" })
  })

  it("publishes what was queued, stage by stage", async () => {
    const job = await platform((tx) => claimJob(tx, "after"))
    if (job?.asset_id !== "queued") {
      throw new Error(`not the oldest job: ${job?.asset_id ?? "none"}`)
    }
    const copy = { ...publication("copy.m3u8", ["720p"]), isFinal: false }
    expect(await platform((tx) => publishVersion(tx, job, copy))).toBe(true)
    expect(await assetNow("queued")).toMatchObject({
      state: "processing",
      playable: true,
      entry_file: "copy.m3u8",
    })
    const whole = publication("master.m3u8", ["720p", "360p"])
    expect(await platform((tx) => publishVersion(tx, job, whole))).toBe(true)
    expect(await assetNow("queued")).toMatchObject({ state: "ready" })
  })

  it("lets a worker of the code before end what it holds", async () => {
    const job: ClaimedJob = {
      ...{ id: "tjob_running", creator_id: CREATOR, asset_id: "running" },
      ...{ attempt: 1, fence: 1 },
    }
    const beat = { progress: 60, speed: 2, etaS: 9 }
    expect(await platform((tx) => heartbeat(tx, job, beat))).toBe(true)
    // Its own statement: everything at once, and nothing of stages.
    await platform(async (tx) => {
      await tx("media_asset")
        .where({ id: "running" })
        .update({ ...PUBLISHED, active_version: 1, thumbnail_key: null })
      await tx("media_rendition").insert({
        id: "rend_before",
        creator_id: CREATOR,
        asset_id: "running",
        version: 1,
        name: "360p",
        bandwidth: 1,
        size_bytes: 1,
        playlist: "360p/index.m3u8",
      })
    })
    const running = await assetNow("running")
    expect(running && publishedEntry(running)).toBe("master.m3u8")
  })

  it("tries again what had failed", async () => {
    expect(await mine((tx) => retryAsset(tx, "failed"))).toMatchObject({
      state: "processing",
      failure_code: null,
    })
  })
})
