import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"

import { withPlatform } from "@codex/kernel"
import {
  claimJob,
  type MediaAsset,
  publishedPrefix,
  servicePrefix,
} from "@codex/media"

import { deleteMedia } from "../../../http/delete-media"
import { makeClip } from "../../../worker/__tests__/clips"
import {
  at,
  CREATOR,
  db,
  ffmpeg,
  now,
  renditions,
} from "../../../worker/__tests__/media-stage"
import { S3Driver } from "../../../storage/s3-driver"
import {
  convert,
  fake,
  makeDue,
  QUICK,
  s3,
  s3Text,
  states,
  transcoderOf,
  until,
  upload,
  withService,
} from "./convert-stage"
import { JobError } from "./fake/encode"

const FILM = { size: "640x480", seconds: 3, rate: "25" } as const
const DONE = [{ status: "done" }]

async function film(name: string): Promise<MediaAsset> {
  makeClip(ffmpeg, at(name), FILM)
  return upload(at(name))
}

const left = (asset: MediaAsset) => s3.listPrefix(servicePrefix(asset))

/** What waits for its next attempt is not what the next test is about. */
const forgetJobs = () =>
  withPlatform(db.pg, "leave no job", (tx) => tx("transcode_job").delete())

describe("a video whose ladder a service makes", () => {
  withService("plays while the service's queue is long", async () => {
    const asset = await film("queued.mp4")
    fake.jobs.isOpen = false
    const working = convert()
    await until(async () => (await now(asset.id)).playable)
    await until(() => fake.jobs.all.length === 1)
    expect(await now(asset.id)).toMatchObject({
      state: "processing",
      entry_file: "copy.m3u8",
    })
    Object.assign(fake.jobs, { isOpen: true, isQuick: false })
    // Half of the ladder, and the copy before it: half of all there is to do.
    await until(async () => (await now(asset.id)).progress > 0)
    expect((await now(asset.id)).progress).toBeGreaterThan(40)
    expect((await now(asset.id)).progress).toBeLessThan(60)
    fake.jobs.isQuick = true
    expect(await working).toEqual(DONE)

    const ready = await now(asset.id)
    expect(ready).toMatchObject({
      ...{ state: "ready", entry_file: "master.m3u8", active_version: 1 },
      ...{ poster_count: 3, has_storyboard: true, has_waveform: true },
      progress: 100,
    })
    expect(await renditions(asset.id)).toMatchObject([
      { name: "480p", is_copied: false, segment_count: 1, fps: 25 },
      { name: "360p", is_copied: false, segment_count: 1, fps: 25 },
      { name: "audio", is_copied: false, codecs: "mp4a.40.2" },
    ])
    const prefix = publishedPrefix(ready) ?? ""
    const master = await s3Text(`${prefix}master.m3u8`)
    expect(master).toContain('URI="audio/index.m3u8"')
    expect(master).toContain("RESOLUTION=480x360")
    expect(master).not.toContain("-source")
    // Who opened the copy goes on; of the service's own names nothing stays.
    const keys = (await s3.listPrefix(prefix)).map(({ key }) =>
      key.slice(prefix.length)
    )
    expect(keys).toEqual(
      expect.arrayContaining([
        ...["480p-source/seg-00000.ts", "audio-source/index.m3u8"],
        ...["480p/seg-00000.ts", "360p/index.m3u8", "audio/seg-00000.ts"],
      ])
    )
    expect(await left(asset)).toEqual([])
    expect(states()).toEqual(["COMPLETE"])
  })

  withService("costs nothing where it needs no ladder", async () => {
    makeClip(ffmpeg, at("small.mp4"), { size: "64x64", seconds: 2 })
    const asset = await upload(at("small.mp4"))
    expect(await convert()).toEqual(DONE)
    expect(await renditions(asset.id)).toMatchObject([
      { name: "64p", is_copied: true },
      { name: "audio" },
    ])
    expect(fake.requests).toEqual([])
  })

  withService("is not paid for twice when it cannot be stored", async () => {
    class Failing extends S3Driver {
      override async putFile(key: string, path: string, type: string) {
        if (key.endsWith("/master.m3u8")) {
          throw new Error("the storage is down")
        }
        await s3.putFile(key, path, type)
      }
    }
    const asset = await film("unstored.mp4")
    const storage = Object.assign(
      Object.create(Failing.prototype),
      s3
    ) as S3Driver
    expect(await convert({ storage })).toMatchObject([
      { status: "failed", code: "storage_unavailable", retriable: true },
    ])
    expect(await left(asset)).not.toEqual([])
    await makeDue()
    expect(await convert()).toEqual(DONE)
    expect(states()).toEqual(["COMPLETE"])
    expect(await left(asset)).toEqual([])
  })
})

/** A worker that has ordered a job and then was killed: it says no more. */
async function dieWaiting(asset: MediaAsset): Promise<() => Promise<void>> {
  await withPlatform(db.pg, "claim", (tx) => claimJob(tx, "dead"))
  const cwd = at(`dead-${asset.id}`)
  mkdirSync(cwd)
  writeFileSync(join(cwd, "source"), readFileSync(at("died.mp4")))
  const grave = new AbortController()
  const hour = 3_600_000
  const pace = { ...QUICK, firstMs: hour, longestMs: hour }
  const stages = transcoderOf(s3, pace).transcode({
    ...{ cwd, file: "source", demuxer: "mov", sizeBytes: asset.size_bytes },
    stored: { key: asset.source_key, servicePrefix: servicePrefix(asset) },
    signal: grave.signal,
    onProgress: () => undefined,
  })
  await stages.next()
  const waiting = stages.next().catch(() => undefined)
  await until(() =>
    fake.requests.includes("GET /jobs/" + String(fake.jobs.all[0]?.Id))
  )
  await makeDue()
  return async () => {
    grave.abort()
    await waiting
  }
}

describe("a worker that died", () => {
  for (const [when, tokenMs, indexMs] of [
    ["a minute ago: its job is found by its source", 0, 0],
    ["just now: its job is found by its token", 60_000, 60_000],
  ] as const) {
    withService(when, async () => {
      const asset = await film("died.mp4")
      fake.jobs.isOpen = false
      const bury = await dieWaiting(asset)
      Object.assign(fake.jobs, { tokenMs, indexMs, isOpen: true })
      const outcome = await convert()
      const orders = states()
      await bury()
      expect(outcome).toEqual(DONE)
      expect(orders).toEqual(["COMPLETE"])
      expect(await now(asset.id)).toMatchObject({ active_version: 2 })
    })
  }
})

describe("a worker that is told to stop", () => {
  withService("cancels its job, and the next one orders anew", async () => {
    const asset = await film("stopped.mp4")
    fake.jobs.isOpen = false
    const stopping = new AbortController()
    const working = convert({ stop: stopping.signal })
    await until(() => fake.jobs.all.length === 1)
    stopping.abort()
    expect(await working).toEqual([
      { status: "skipped", reason: "worker stopping" },
    ])
    expect(states()).toEqual(["CANCELED"])
    fake.jobs.isOpen = true
    expect(await convert()).toEqual(DONE)
    expect(states()).toEqual(["CANCELED", "COMPLETE"])
    expect(await now(asset.id)).toMatchObject({ state: "ready" })
  })

  withService("as when the video is deleted, at any moment", async () => {
    const asset = await film("deleted.mp4")
    fake.jobs.isQuick = false
    const working = convert()
    await until(() => states().includes("PROGRESSING"))
    await deleteMedia(db.pg, s3, { creatorId: CREATOR, assetId: asset.id })
    expect(await working).toMatchObject([{ status: "skipped" }])
    expect(states()).toEqual(["CANCELED"])
  })

  withService("as when a job never leaves its queue", async () => {
    await film("stuck.mp4")
    fake.jobs.isOpen = false
    const transcoder = transcoderOf(s3, { ...QUICK, queueMs: 300 })
    expect(await convert({ transcoder })).toMatchObject([
      { code: "took_too_long", retriable: true },
    ])
    expect(states()).toEqual(["CANCELED"])
    await forgetJobs()
  })
})

describe("what the service says", () => {
  withService("of the file is final", async () => {
    const asset = await film("refused.mp4")
    fake.jobs.errors.push(new JobError(1076, "Is file truncated?"))
    expect(await convert()).toMatchObject([
      { status: "failed", code: "damaged", retriable: false },
    ])
    expect(await now(asset.id)).toMatchObject({
      state: "failed",
      failure_code: "damaged",
    })
    expect(states()).toEqual(["ERROR"])
  })

  withService("is not asked about a file that is no film", async () => {
    makeClip(ffmpeg, at("whole.mp4"), FILM)
    const whole = readFileSync(at("whole.mp4"))
    writeFileSync(at("cut.mp4"), whole.subarray(0, 2000))
    await upload(at("cut.mp4"))
    expect(await convert()).toMatchObject([
      { status: "failed", retriable: false },
    ])
    expect(fake.requests).toEqual([])
  })

  withService("of itself is tried three times", async () => {
    const asset = await film("unlucky.mp4")
    const unlucky = new JobError(1999, "Unknown error")
    fake.jobs.errors.push(unlucky, unlucky, unlucky)
    const outcomes = []
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await makeDue()
      outcomes.push(...(await convert()))
    }
    expect(outcomes).toMatchObject([
      { code: "encoder_unavailable", retriable: true },
      { code: "encoder_unavailable", retriable: true },
      { code: "encoder_unavailable", retriable: false },
    ])
    expect(states()).toEqual(["ERROR", "ERROR", "ERROR"])
    expect(await now(asset.id)).toMatchObject({ state: "failed" })
  })

  withService("late, or only half, is borne", async () => {
    await film("patient.mp4")
    fake.faults.push(
      { verb: "throttle", match: "POST /jobs", times: 2 },
      { verb: "lost", match: "POST /jobs", times: 1 },
      { verb: "slow", match: "GET /search", times: 1, ms: 200 },
      { verb: "broken", match: "GET /jobs", times: 1 },
      // More often than the SDK itself tries again.
      { verb: "throttle", match: "GET /jobs", times: 6 }
    )
    expect(await convert()).toEqual(DONE)
    expect(states()).toEqual(["COMPLETE"])
    expect(fake.requests.filter((r) => r === "POST /jobs")).toHaveLength(4)
  })

  withService("no more is a failure, and its job is not lost", async () => {
    await film("silent.mp4")
    fake.faults.push({ verb: "broken", match: "GET /jobs", times: 5 })
    const transcoder = transcoderOf(s3, { ...QUICK, patienceMs: -1 })
    expect(await convert({ transcoder })).toMatchObject([
      { code: "encoder_unavailable", retriable: true },
    ])
    await makeDue()
    expect(await convert()).toEqual(DONE)
    expect(states()).toEqual(["COMPLETE"])
  })

  withService("of our rights is told once", async () => {
    await film("forbidden.mp4")
    fake.faults.push({ verb: "forbidden", match: "GET /search", times: 9 })
    const [result] = await convert()
    expect(result).toMatchObject({
      code: "encoder_unavailable",
      retriable: true,
    })
    expect(JSON.stringify(result)).toContain("ForbiddenException")
    expect(fake.requests).toEqual(["GET /search"])
    await forgetJobs()
  })
})
