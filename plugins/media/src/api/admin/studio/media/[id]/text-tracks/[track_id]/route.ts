import { withTenant } from "@codex/kernel"
import { deleteTextTrack } from "@codex/media"
import { studioContext } from "@codex/plugin-creators/workflows"
import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"

import type {
  TextTrackResponse,
  UpdateTextTrackBody,
} from "../../../../../../../contract"
import { pgOf } from "../../../../../../../http/media-deps"
import { textTrackDetail } from "../../../../../../../http/text-track-dto"
import { changeTrack, trackOf } from "../../../../../../../texts/studio-tracks"

const refOf = ({ params }: Pick<AuthenticatedMedusaRequest, "params">) => ({
  assetId: params.id ?? "",
  trackId: params.track_id ?? "",
})

export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<TextTrackResponse>
): Promise<void> {
  const { creatorId } = await studioContext(req)
  const track = await withTenant(pgOf(req.scope), { creatorId }, (tx) =>
    trackOf(tx, refOf(req))
  )
  res.json(textTrackDetail(track))
}

export async function POST(
  req: AuthenticatedMedusaRequest<UpdateTextTrackBody>,
  res: MedusaResponse<TextTrackResponse>
): Promise<void> {
  const { creatorId } = await studioContext(req)
  const track = await withTenant(pgOf(req.scope), { creatorId }, (tx) =>
    changeTrack(tx, refOf(req), req.validatedBody)
  )
  res.json(textTrackDetail(track))
}

export async function DELETE(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<{ id: string; object: "text_track"; deleted: true }>
): Promise<void> {
  const { creatorId } = await studioContext(req)
  const ref = refOf(req)
  await withTenant(pgOf(req.scope), { creatorId }, async (tx) => {
    await trackOf(tx, ref)
    await deleteTextTrack(tx, ref)
  })
  res.json({ id: ref.trackId, object: "text_track", deleted: true })
}
