import { withTenant } from "@codex/kernel"
import { listTextTracks } from "@codex/media"
import { studioContext } from "@codex/plugin-creators/workflows"
import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"

import type {
  CreateTextTrackBody,
  TextTrackResponse,
  TextTracksResponse,
} from "../../../../../../contract"
import { pgOf } from "../../../../../../http/media-deps"
import {
  textTrackDetail,
  textTrackDto,
} from "../../../../../../http/text-track-dto"
import { addTrack, assetOf } from "../../../../../../texts/studio-tracks"

export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<TextTracksResponse>
): Promise<void> {
  const { creatorId } = await studioContext(req)
  const { id = "" } = req.params
  const tracks = await withTenant(pgOf(req.scope), { creatorId }, async (tx) =>
    listTextTracks(tx, [(await assetOf(tx, id)).id])
  )
  res.json({ tracks: tracks.map(textTrackDto) })
}

export async function POST(
  req: AuthenticatedMedusaRequest<CreateTextTrackBody>,
  res: MedusaResponse<TextTrackResponse>
): Promise<void> {
  const { creatorId } = await studioContext(req)
  const { id = "" } = req.params
  const track = await withTenant(pgOf(req.scope), { creatorId }, (tx) =>
    addTrack(tx, id, req.validatedBody)
  )
  res.json(textTrackDetail(track))
}
