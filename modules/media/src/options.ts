import { resolve } from "node:path"

import { parseOptions, slot } from "@codex/kernel"
import { z } from "@medusajs/framework/zod"

import { DEFAULT_LIMITS } from "./domain/limits"

const diskSchema = z
  .object({
    driver: z.literal("disk"),
    /** Folder of all media; made when absent. */
    root: z.string().min(1),
    /** Origin that serves `/media-upload/…`; empty = same origin. */
    baseUrl: z.string().default(""),
    /** Signs part URLs. */
    secret: z.string().min(16),
  })
  .strict()

const s3Schema = z
  .object({
    driver: z.literal("s3"),
    endpoint: z.url().optional(),
    region: z.string().min(1).default("us-east-1"),
    bucket: z.string().min(1),
    accessKeyId: z.string().min(1).optional(),
    secretAccessKey: z.string().min(1).optional(),
    /** Of temporary credentials; they are not renewed. */
    sessionToken: z.string().min(1).optional(),
    forcePathStyle: z.boolean().default(false),
  })
  .strict()

const ffmpegSchema = z.object({ driver: z.literal("ffmpeg") }).strict()

const mediaConvertSchema = z
  .object({
    driver: z.literal("mediaconvert"),
    /** What MediaConvert reads and writes the bucket as. */
    roleArn: z
      .string({ error: "is missing (MEDIACONVERT_ROLE_ARN)" })
      .regex(/^arn:aws[\w-]*:iam::\d{12}:role\/\S+$/, "is no role's ARN"),
    /** Name or ARN; without it the account's default queue. */
    queue: z.string().min(1).optional(),
    /** That of the bucket, unless told. */
    region: z.string().min(1).optional(),
    /** Without it the region's own. */
    endpoint: z.url().optional(),
  })
  .strict()

const bytes = z.number().int().positive()

interface Places {
  storage: z.infer<typeof diskSchema> | z.infer<typeof s3Schema>
  transcoder: z.infer<typeof ffmpegSchema> | z.infer<typeof mediaConvertSchema>
}

const AMAZON = /\.amazonaws\.com(\.cn)?$/

/** Why the service cannot reach what it shall read and write. */
function misplaced({ storage, transcoder }: Places): string | null {
  if (transcoder.driver !== "mediaconvert") {
    return null
  }
  if (storage.driver !== "s3") {
    return "mediaconvert needs S3 storage: set S3_BUCKET (storage.driver s3), or TRANSCODER=ffmpeg"
  }
  const { endpoint } = storage
  // An endpoint of its own may stand for another service that knows the store.
  const isElsewhere = endpoint && !AMAZON.test(new URL(endpoint).hostname)
  return isElsewhere && !transcoder.endpoint
    ? "mediaconvert reads Amazon S3 only: leave S3_ENDPOINT (storage.endpoint) empty, or set TRANSCODER=ffmpeg"
    : null
}

const optionsSchema = z
  .object({
    storage: z.discriminatedUnion("driver", [diskSchema, s3Schema]),
    /** Who makes the ladders; ffmpeg makes everything else (ADR 0037). */
    transcoder: z
      .discriminatedUnion("driver", [ffmpegSchema, mediaConvertSchema])
      .prefault({ driver: "ffmpeg" }),
    ffmpegPath: z.string().min(1).optional(),
    ffprobePath: z.string().min(1).optional(),
    /** Aborts uploads in storage that no row knows; else they are only told of. */
    collectUploads: z.boolean().default(false),
    limits: z
      .object({
        videoBytes: bytes.default(DEFAULT_LIMITS.videoBytes),
        audioBytes: bytes.default(DEFAULT_LIMITS.audioBytes),
        fileBytes: bytes.default(DEFAULT_LIMITS.fileBytes),
      })
      .strict()
      .prefault({}),
  })
  .strict()
  .superRefine((options, context) => {
    const message = misplaced(options)
    if (message) {
      context.addIssue({ code: "custom", path: ["transcoder"], message })
    }
  })

export type MediaOptions = z.infer<typeof optionsSchema>
export type MediaOptionsInput = z.input<typeof optionsSchema>
export type StorageOptions = MediaOptions["storage"]
export type DiskStorageOptions = Extract<StorageOptions, { driver: "disk" }>
export type S3StorageOptions = Extract<StorageOptions, { driver: "s3" }>
export type MediaConvertOptions = Extract<
  MediaOptions["transcoder"],
  { driver: "mediaconvert" }
>

/** Set by the module's loader, or by the worker from its environment. */
export const mediaOptions = slot<MediaOptions>("media.options")

/** A stranger's shop may register the plugin with no options at all. */
function withDefaults(
  input: Record<string, unknown>,
  fallbackSecret?: string
): Record<string, unknown> {
  const { storage = { driver: "disk" }, ...rest } = input as {
    storage?: Record<string, unknown>
  }
  if (storage.driver !== "disk") {
    return { ...rest, storage }
  }
  const root = resolve(process.env.CODEX_DATA_DIR ?? ".data", "media")
  return { ...rest, storage: { root, secret: fallbackSecret, ...storage } }
}

/** Parses the plugin's options; every problem names its option path. */
export function parseMediaOptions(
  input: Record<string, unknown> | undefined,
  fallbackSecret?: string
): MediaOptions {
  return parseOptions(
    "@codex/plugin-media",
    optionsSchema,
    withDefaults(input ?? {}, fallbackSecret)
  )
}
