import { parseMediaOptions } from "@codex/media"

import { workerConfig } from "../config"

const ROLE = "arn:aws:iam::123456789012:role/MediaConvert"
const BASE = { DATABASE_URL: "postgres://shop" }
const BUCKET = { ...BASE, S3_BUCKET: "films", S3_REGION: "eu-central-1" }
const SERVICE = { TRANSCODER: "mediaconvert", MEDIACONVERT_ROLE_ARN: ROLE }

const transcoderOf = (env: NodeJS.ProcessEnv) =>
  workerConfig(env).options.transcoder

describe("who makes the ladders", () => {
  it("is ffmpeg, unless told otherwise", () => {
    expect(transcoderOf(BASE)).toEqual({ driver: "ffmpeg" })
    expect(transcoderOf({ ...BASE, TRANSCODER: "" })).toEqual({
      driver: "ffmpeg",
    })
    expect(parseMediaOptions({}, "a".repeat(16)).transcoder).toEqual({
      driver: "ffmpeg",
    })
  })

  it("is MediaConvert with a role and a bucket on AWS", () => {
    expect(transcoderOf({ ...BUCKET, ...SERVICE })).toEqual({
      driver: "mediaconvert",
      roleArn: ROLE,
    })
    const aws = { S3_ENDPOINT: "https://s3.eu-central-1.amazonaws.com" }
    const more = {
      MEDIACONVERT_QUEUE: "films",
      MEDIACONVERT_REGION: "eu-west-1",
    }
    expect(transcoderOf({ ...BUCKET, ...SERVICE, ...aws, ...more })).toEqual({
      ...{ driver: "mediaconvert", roleArn: ROLE },
      ...{ queue: "films", region: "eu-west-1" },
    })
  })

  it.each<[string, NodeJS.ProcessEnv, RegExp]>([
    ["a disk", { ...BASE, ...SERVICE }, /needs S3 storage: set S3_BUCKET/],
    [
      "another store",
      { ...BUCKET, ...SERVICE, S3_ENDPOINT: "http://s3.localhost:9002" },
      /reads Amazon S3 only: leave S3_ENDPOINT/,
    ],
    [
      "no role",
      { ...BUCKET, TRANSCODER: "mediaconvert" },
      /MEDIACONVERT_ROLE_ARN[^]*transcoder\.roleArn/,
    ],
    [
      "a role that is none",
      { ...BUCKET, ...SERVICE, MEDIACONVERT_ROLE_ARN: "MediaConvert" },
      /is no role's ARN/,
    ],
    ["a service we do not know", { ...BASE, TRANSCODER: "runpod" }, /driver/],
  ])("stops at %s, and says what to do", (_, env, message) => {
    expect(() => workerConfig(env)).toThrow(message)
  })
})
