import { setTimeout as sleep } from "node:timers/promises"

import { withPlatform } from "@codex/kernel"
import type {
  MediaAsset,
  MediaConvertOptions,
  S3StorageOptions,
} from "@codex/media"

import { endS3, START_MS, startS3 } from "../../../storage/__tests__/s3-server"
import { S3Driver } from "../../../storage/s3-driver"
import { ingestLocalFile } from "../../../uploads/ingest-file"
import {
  CREATOR,
  db,
  deps,
  ffmpeg,
  ffprobe,
  work,
  workerDeps,
} from "../../../worker/__tests__/media-stage"
import type { WorkerDeps } from "../../../worker/process-job"
import { type MediaConvertFake, startMediaConvertFake } from "./fake"
import { MediaConvertTranscoder } from "../mediaconvert-transcoder"
import type { Pace } from "../watch-job"

export const QUICK: Pace = {
  ...{ firstMs: 50, longestMs: 100 },
  ...{ patienceMs: 30_000, queueMs: 60_000 },
}

let server: ReturnType<typeof startS3>
export let s3: S3Driver
export let fake: MediaConvertFake

beforeAll(() => {
  server = startS3()
}, START_MS)

beforeEach(async () => {
  if (!("skip" in server)) {
    s3 = new S3Driver(server)
    fake = await startMediaConvertFake(s3, ffmpeg)
  }
})

afterEach(() => fake?.stop())

afterAll(() => endS3("skip" in server ? undefined : server))

/** Where there is no ffmpeg or no S3 server the reason is printed. */
export function withService(name: string, run: () => Promise<void>): void {
  it(name, async () => {
    const missing = "skip" in server ? server.skip : ffmpeg ? "" : "no ffmpeg"
    if (missing) {
      process.stdout.write(`skipped: ${name}: ${missing}\n`)
      return
    }
    await run()
  })
}

const optionsFor = (url: string): MediaConvertOptions => ({
  driver: "mediaconvert",
  roleArn: "arn:aws:iam::123456789012:role/MediaConvert",
  endpoint: url,
})

export function transcoderOf(
  storage: S3Driver = s3,
  pace = QUICK
): MediaConvertTranscoder {
  return new MediaConvertTranscoder(optionsFor(fake.url), {
    storage,
    storageOptions: { driver: "s3", ...server } as S3StorageOptions,
    tools: { ffmpegPath: ffmpeg, ffprobePath: ffprobe, threads: 2 },
    pace,
  })
}

export const convert = (given: Partial<WorkerDeps> = {}) =>
  work({ ...workerDeps(transcoderOf()), storage: s3, ...given })

export const upload = (path: string): Promise<MediaAsset> =>
  ingestLocalFile(
    { ...deps, storage: s3 },
    { creatorId: CREATOR, path, contentType: "video/mp4" }
  )

/** The next attempt need not wait until it is due. */
export const makeDue = () =>
  withPlatform(db.pg, "do not wait", (tx) =>
    tx("transcode_job").update({
      next_at: tx.fn.now(),
      lease_until: tx.raw(
        "case when state = 'running' then now() - interval '1 s' end"
      ),
    })
  )

export async function until(
  isSo: () => boolean | Promise<boolean>
): Promise<void> {
  while (!(await isSo())) {
    await sleep(20)
  }
}

/** Jobs by how they ended; only complete ones are paid. */
export const states = () => fake.jobs.all.map(({ Status }) => Status)

export async function s3Text(key: string): Promise<string> {
  const { stream } = await s3.read(key)
  return Buffer.concat(await stream.toArray()).toString("utf8")
}
