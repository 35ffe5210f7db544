import { withTenant } from "@codex/kernel"
import {
  choosePoster,
  deleteAsset,
  failJob,
  getRenditions,
  heartbeat,
  publishVersion,
  releaseJob,
} from "../index"
import { CREATOR, publication, queuedVideo } from "./helpers"
import { COPY, OUTPUT, useQueue } from "./job-queue"

const queue = useQueue()
const { assetNow, claimed, expireLeases, worker } = queue

describe("publishing", () => {
  it("is one step that readers see whole", async () => {
    const asset = await queuedVideo(queue.pg)
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
    const asset = await queuedVideo(queue.pg)
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
    const asset = await queuedVideo(queue.pg)
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
    const asset = await queuedVideo(queue.pg)
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
    const asset = await queuedVideo(queue.pg)
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
    const asset = await queuedVideo(queue.pg)
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
    const asset = await queuedVideo(queue.pg)
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
    await queuedVideo(queue.pg)
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
    const asset = await queuedVideo(queue.pg)
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
    const asset = await queuedVideo(queue.pg)
    const job = await claimed()
    await withTenant(queue.pg, { creatorId: CREATOR }, (tx) =>
      deleteAsset(tx, asset.id)
    )
    const beat = { progress: 50, speed: 2, etaS: 10 }
    expect(await worker((tx) => heartbeat(tx, job, beat))).toBe(false)
    expect(await worker((tx) => publishVersion(tx, job, OUTPUT))).toBe(false)
  })
})
