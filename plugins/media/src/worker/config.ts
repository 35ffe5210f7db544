import { tmpdir } from "node:os"
import { join } from "node:path"

import { randomToken } from "@codex/kernel"
import { type MediaOptions, parseMediaOptions } from "@codex/media"
import { z } from "@medusajs/framework/zod"

const blank = (value: unknown) => (value === "" ? undefined : value)
const optional = z.preprocess(blank, z.string().optional())

const environment = z.object({
  DATABASE_URL: z.string({
    error: "DATABASE_URL is missing; the worker needs the shop's database.",
  }),
  CODEX_MEDIA_OPTIONS: optional,
  CODEX_DATA_DIR: optional,
  CODEX_WORK_DIR: optional,
  CODEX_TRANSCODE_THREADS: z.preprocess(
    blank,
    z.coerce.number().int().min(1).max(64).default(4)
  ),
  TRANSCODER: z.preprocess(blank, z.string().default("ffmpeg")),
  MEDIACONVERT_ROLE_ARN: optional,
  MEDIACONVERT_QUEUE: optional,
  MEDIACONVERT_REGION: optional,
  MEDIACONVERT_ENDPOINT: optional,
  FFMPEG_PATH: optional,
  FFPROBE_PATH: optional,
  S3_ENDPOINT: optional,
  S3_REGION: optional,
  S3_BUCKET: optional,
  S3_ACCESS_KEY_ID: optional,
  S3_SECRET_ACCESS_KEY: optional,
  S3_FORCE_PATH_STYLE: z.preprocess(blank, z.stringbool().default(true)),
})

type Environment = z.infer<typeof environment>

/** One per account: what another has made in /tmp cannot be written to. */
function ownWorkFolder(): string {
  return join(tmpdir(), `codex-transcode-${process.getuid?.() ?? "user"}`)
}

export interface WorkerConfig {
  databaseUrl: string
  workFolder: string
  threads: number
  options: MediaOptions
}

function storageFrom(env: Environment): Record<string, unknown> {
  if (!env.S3_BUCKET) {
    const root = join(env.CODEX_DATA_DIR ?? ".data", "media")
    return { driver: "disk", root }
  }
  return {
    driver: "s3",
    endpoint: env.S3_ENDPOINT,
    region: env.S3_REGION,
    bucket: env.S3_BUCKET,
    accessKeyId: env.S3_ACCESS_KEY_ID,
    secretAccessKey: env.S3_SECRET_ACCESS_KEY,
    forcePathStyle: env.S3_FORCE_PATH_STYLE,
  }
}

function transcoderFrom(env: Environment): Record<string, unknown> {
  const { TRANSCODER: driver } = env
  return driver === "mediaconvert"
    ? {
        driver,
        roleArn: env.MEDIACONVERT_ROLE_ARN,
        queue: env.MEDIACONVERT_QUEUE,
        region: env.MEDIACONVERT_REGION,
        endpoint: env.MEDIACONVERT_ENDPOINT,
      }
    : { driver }
}

/** Reads the worker's whole configuration; every problem stops it at once. */
export function workerConfig(source: NodeJS.ProcessEnv): WorkerConfig {
  const parsed = environment.safeParse(source)
  if (!parsed.success) {
    throw new Error(parsed.error.issues.map((i) => i.message).join("\n"))
  }
  const env = parsed.data
  const given = env.CODEX_MEDIA_OPTIONS
    ? (JSON.parse(env.CODEX_MEDIA_OPTIONS) as Record<string, unknown>)
    : {
        storage: storageFrom(env),
        transcoder: transcoderFrom(env),
        ffmpegPath: env.FFMPEG_PATH,
        ffprobePath: env.FFPROBE_PATH,
      }
  return {
    databaseUrl: env.DATABASE_URL,
    workFolder: env.CODEX_WORK_DIR ?? ownWorkFolder(),
    threads: env.CODEX_TRANSCODE_THREADS,
    // A worker signs no part URLs, so any secret does.
    options: parseMediaOptions(given, randomToken()),
  }
}
