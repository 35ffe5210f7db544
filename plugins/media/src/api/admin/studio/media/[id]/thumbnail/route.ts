import { pipeline } from "node:stream/promises"

import { withTenant } from "@codex/kernel"
import { getAsset, mediaFailure } from "@codex/media"
import { studioContext } from "@codex/plugin-creators/workflows"
import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"

import { pgOf } from "../../../../../../http/media-deps"
import { mediaStorage } from "../../../../../../storage/media-storage"

export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
): Promise<void> {
  const { creatorId } = await studioContext(req)
  const { id = "" } = req.params
  const asset = await withTenant(pgOf(req.scope), { creatorId }, (tx) =>
    getAsset(tx, id)
  )
  if (!asset) {
    throw mediaFailure("media_not_found")
  }
  const key = asset.thumbnail_key
  if (!key || !(await mediaStorage().stat(key))) {
    throw mediaFailure("thumbnail_not_found")
  }
  const { stream, length } = await mediaStorage().read(key)
  res.setHeader("Content-Type", "image/jpeg")
  res.setHeader("Content-Length", length)
  res.setHeader("X-Content-Type-Options", "nosniff")
  // The picture of a version never changes; a new version has a new key.
  res.setHeader("Cache-Control", "private, max-age=3600")
  await pipeline(stream, res)
}
