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

const bytes = z.number().int().positive()

const optionsSchema = z
  .object({
    storage: z.discriminatedUnion("driver", [diskSchema, s3Schema]),
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

export type MediaOptions = z.infer<typeof optionsSchema>
export type MediaOptionsInput = z.input<typeof optionsSchema>
export type StorageOptions = MediaOptions["storage"]
export type DiskStorageOptions = Extract<StorageOptions, { driver: "disk" }>
export type S3StorageOptions = Extract<StorageOptions, { driver: "s3" }>

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
