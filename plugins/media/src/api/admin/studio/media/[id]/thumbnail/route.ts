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
import { sendPicture } from "../../../../../../http/send-picture"

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
  await sendPicture(res, keyOf(asset, poster))
}
