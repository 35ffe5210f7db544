import { studioContext } from "@codex/plugin-creators/workflows"
import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"

import type { MediaAssetDto } from "../../../../../../contract"
import { assetDto } from "../../../../../../http/dto"
import { pgOf, uploadDeps } from "../../../../../../http/media-deps"
import { completeUpload } from "../../../../../../uploads/complete-upload"

export async function POST(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<{ media: MediaAssetDto }>
): Promise<void> {
  const { creatorId } = await studioContext(req)
  const { id = "" } = req.params
  const target = { creatorId, uploadId: id }
  const asset = await completeUpload(uploadDeps(pgOf(req.scope)), target)
  res.json({ media: assetDto(asset) })
}
