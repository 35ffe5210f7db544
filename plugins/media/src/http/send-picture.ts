import { pipeline } from "node:stream/promises"

import { mediaFailure } from "@codex/media"
import type { MedusaResponse } from "@medusajs/framework/http"

import { mediaStorage } from "../storage/media-storage"

/** A picture of a version, which never changes: a new version has a new key. */
export async function sendPicture(
  res: MedusaResponse,
  key: string | null
): Promise<void> {
  if (!key || !(await mediaStorage().stat(key))) {
    throw mediaFailure("thumbnail_not_found")
  }
  const { stream, length, contentType } = await mediaStorage().read(key)
  res.setHeader("Content-Type", contentType)
  res.setHeader("Content-Length", length)
  res.setHeader("X-Content-Type-Options", "nosniff")
  res.setHeader("Cache-Control", "private, max-age=3600")
  await pipeline(stream, res)
}
