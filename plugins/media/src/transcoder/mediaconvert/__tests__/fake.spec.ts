import {
  CreateJobCommand,
  type CreateJobRequest,
  MediaConvertClient,
} from "@aws-sdk/client-mediaconvert"
import { type EncodedRung, planTranscode, type Probe } from "@codex/media"

import { DiskDriver } from "../../../storage/disk-driver"
import { orderOf } from "../order"
import { type MediaConvertFake, startMediaConvertFake } from "./fake"

const PROBE: Probe = {
  durationMs: 60_000,
  video: {
    ...{ codec: "hevc", profile: "Main", level: 40, pixelFormat: "yuv420p" },
    ...{ width: 1280, height: 720, fps: { num: 25, den: 1 }, kbps: 3000 },
    ...{ startMs: 0, isTurned: false, hasSquarePixels: true },
    ...{ isInterlaced: false, isSteady: true },
  },
  audio: {
    ...{ codec: "mp3", profile: "", channels: 2, sampleRate: 48_000 },
    kbps: 128,
  },
}

/** What the adapter itself asks for. */
function request(): CreateJobRequest {
  const planned = planTranscode(PROBE, { isElsewhere: true })
  const ladder = planned.ok ? planned.plan.stages.at(-1)?.makes : undefined
  if (!planned.ok || !ladder) {
    throw new Error("no plan")
  }
  return orderOf({
    ladder: { rungs: ladder.rungs as EncodedRung[], sound: ladder.sound },
    plan: planned.plan,
    stored: { key: "media/cr/a/source", servicePrefix: "media/cr/a/service/" },
    bucket: "films",
    options: { roleArn: "arn:aws:iam::123456789012:role/M", queue: "Default" },
  }).request(0)
}

let fake: MediaConvertFake
let client: MediaConvertClient

beforeAll(async () => {
  const root = "/nonexistent"
  const disk = { driver: "disk", root, baseUrl: "", secret: "x".repeat(16) }
  fake = await startMediaConvertFake(new DiskDriver(disk as never), "false")
  client = new MediaConvertClient({
    region: "eu-central-1",
    endpoint: fake.url,
    credentials: { accessKeyId: "a", secretAccessKey: "b" },
  })
})
afterAll(() => fake.stop())

const send = (job: CreateJobRequest) => client.send(new CreateJobCommand(job))

/** A change at one place of an otherwise good request. */
function spoiled(from: string, to: string): CreateJobRequest {
  const text = JSON.stringify(request())
  expect(text).toContain(from)
  return JSON.parse(text.replace(from, to)) as CreateJobRequest
}

describe("the stand-in for MediaConvert", () => {
  it("takes what we ask for, once for one token", async () => {
    const first = await send(request())
    const again = await send(request())
    expect(first.Job).toMatchObject({ Queue: "Default" })
    expect(again.Job?.Id).toBe(first.Job?.Id)
  })

  it.each([
    ["another enumeration", '"QVBR"', '"QUICK"'],
    ["another type", '"Width":1280', '"Width":"1280"'],
    ["an odd size", '"Width":1280', '"Width":1279'],
    ["QVBR without a bound", '"MaxBitrate":2500000,', ""],
    ["a bit rate AAC does not know", '"Bitrate":160000', '"Bitrate":150000'],
    [
      "sound of no group",
      '"AudioRenditionSets":"sound"',
      '"AudioRenditionSets":"x"',
    ],
    [
      "sound that is not selected",
      '"AudioSourceName":"Audio Selector 1"',
      '"AudioSourceName":"B"',
    ],
    ["no role", '"Role":"arn:aws:iam::123456789012:role/M",', ""],
    [
      "two outputs of one name",
      '"NameModifier":"-480p"',
      '"NameModifier":"-720p"',
    ],
    [
      "a bucket that is none",
      '"s3://films/media/cr/a/source"',
      '"/etc/passwd"',
    ],
  ])("refuses %s", async (_, from, to) => {
    const sent = send(spoiled(from, to))
    await expect(sent).rejects.toMatchObject({ name: "BadRequestException" })
  })
})
