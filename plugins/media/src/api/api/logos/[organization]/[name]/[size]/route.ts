import { mediaFailure } from "@codex/media"
import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { pipeline } from "node:stream/promises"

import { logoKey } from "../../../../../../brand/logo"
import { mediaStorage } from "../../../../../../storage/media-storage"

/** Its address changes with the picture, so it may be kept for good. */
export async function GET(
  req: MedusaRequest,
  res: MedusaResponse
): Promise<void> {
  const key = logoKey(req.params)
  if (!key || !(await mediaStorage().stat(key))) {
    throw mediaFailure("logo_not_found")
  }
  const { stream, length } = await mediaStorage().read(key)
  res.setHeader("Content-Type", "image/webp")
  res.setHeader("Content-Length", length)
  res.setHeader("X-Content-Type-Options", "nosniff")
  res.setHeader("Cache-Control", "public, max-age=31536000, immutable")
  await pipeline(stream, res)
}
