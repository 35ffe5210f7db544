import { pipeline } from "node:stream/promises"

import { withTenant } from "@codex/kernel"
import {
  getAsset,
  type MediaAsset,
  mediaFailure,
  posterName,
  publishedPrefix,
} from "@codex/media"
import { studioContext } from "@codex/plugin-creators/workflows"
import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"

import { thumbnailQuery } from "../../../../../../contract"
import { pgOf } from "../../../../../../http/media-deps"
import { mediaStorage } from "../../../../../../storage/media-storage"

/** The picture that is shown, or one of those to choose from. */
function keyOf(asset: MediaAsset, poster: number | undefined): string | null {
  const prefix = publishedPrefix(asset)
  if (poster === undefined || !prefix) {
    return asset.thumbnail_key
  }
  return poster <= asset.poster_count ? prefix + posterName(poster - 1) : null
}

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
  const { poster } = thumbnailQuery.parse(req.validatedQuery)
  const key = keyOf(asset, poster)
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
