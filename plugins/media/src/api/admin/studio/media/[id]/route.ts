import { withTenant } from "@codex/kernel"
import { getAsset } from "@codex/media"
import { studioContext } from "@codex/plugin-creators/workflows"
import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"

import type { MediaResponse, UpdateMediaBody } from "../../../../../contract"
import { deleteMedia } from "../../../../../http/delete-media"
import { mediaDetail } from "../../../../../http/media-detail"
import { pgOf } from "../../../../../http/media-deps"
import { updateMedia } from "../../../../../http/update-media"
import { mediaStorage } from "../../../../../storage/media-storage"

export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<MediaResponse>
): Promise<void> {
  const { creatorId } = await studioContext(req)
  const { id = "" } = req.params
  const detail = await withTenant(pgOf(req.scope), { creatorId }, async (tx) =>
    mediaDetail(tx, await getAsset(tx, id))
  )
  res.json(detail)
}

export async function POST(
  req: AuthenticatedMedusaRequest<UpdateMediaBody>,
  res: MedusaResponse<MediaResponse>
): Promise<void> {
  const { creatorId } = await studioContext(req)
  const { id = "" } = req.params
  const detail = await withTenant(pgOf(req.scope), { creatorId }, async (tx) =>
    mediaDetail(tx, await updateMedia(tx, id, req.validatedBody))
  )
  res.json(detail)
}

export async function DELETE(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<{ id: string; object: "media"; deleted: true }>
): Promise<void> {
  const { creatorId } = await studioContext(req)
  const { id = "" } = req.params
  const ids = { creatorId, assetId: id }
  await deleteMedia(pgOf(req.scope), mediaStorage(), ids)
  res.json({ id, object: "media", deleted: true })
}
