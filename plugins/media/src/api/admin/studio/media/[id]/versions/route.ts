import { withTenant } from "@codex/kernel"
import { studioContext } from "@codex/plugin-creators/workflows"
import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"

import type { MediaResponse, NewVersionBody } from "../../../../../../contract"
import { mediaDetail } from "../../../../../../http/media-detail"
import { pgOf } from "../../../../../../http/media-deps"
import { replaceWith } from "../../../../../../http/replace-file"
import { mediaStorage } from "../../../../../../storage/media-storage"

/** A new version of a file that is sold as it is. */
export async function POST(
  req: AuthenticatedMedusaRequest<NewVersionBody>,
  res: MedusaResponse<MediaResponse>
): Promise<void> {
  const { creatorId } = await studioContext(req)
  const { id = "" } = req.params
  const { replacement_id: replacementId, note } = req.validatedBody
  const pg = pgOf(req.scope)
  const asset = await replaceWith(pg, mediaStorage(), {
    creatorId,
    assetId: id,
    replacementId,
    note,
  })
  const detail = await withTenant(pg, { creatorId }, (tx) =>
    mediaDetail(tx, asset)
  )
  res.status(201).json(detail)
}
