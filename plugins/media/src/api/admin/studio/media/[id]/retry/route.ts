import { withTenant } from "@codex/kernel"
import { getAsset, mediaFailure, retryAsset } from "@codex/media"
import { studioContext } from "@codex/plugin-creators/workflows"
import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"

import type { MediaResponse } from "../../../../../../contract"
import { mediaDetail } from "../../../../../../http/media-detail"
import { pgOf } from "../../../../../../http/media-deps"

export async function POST(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<MediaResponse>
): Promise<void> {
  const { creatorId } = await studioContext(req)
  const { id = "" } = req.params
  const detail = await withTenant(
    pgOf(req.scope),
    { creatorId },
    async (tx) => {
      const asset = await retryAsset(tx, id)
      if (!asset && (await getAsset(tx, id))) {
        throw mediaFailure("media_not_retriable")
      }
      return mediaDetail(tx, asset)
    }
  )
  res.json(detail)
}
