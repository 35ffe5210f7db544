import { withTenant } from "@codex/kernel"
import { getAsset, mediaFailure, publishedPrefix, WAVEFORM } from "@codex/media"
import { studioContext } from "@codex/plugin-creators/workflows"
import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"

import { pgOf } from "../../../../../../http/media-deps"
import { sendPicture } from "../../../../../../http/send-picture"

/** The sound as a picture, once somebody has listened to it. */
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
  const prefix = asset.has_waveform ? publishedPrefix(asset) : null
  await sendPicture(res, prefix && prefix + WAVEFORM)
}
