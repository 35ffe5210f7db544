import { studioContext } from "@codex/plugin-creators/workflows"
import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"

import type { ListPartsResponse } from "../../../../../../contract"
import { pgOf, uploadDeps } from "../../../../../../http/media-deps"
import { listUploadParts } from "../../../../../../uploads/upload-parts"

export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<ListPartsResponse>
): Promise<void> {
  const { creatorId } = await studioContext(req)
  const { id = "" } = req.params
  const target = { creatorId, uploadId: id }
  const stored = await listUploadParts(uploadDeps(pgOf(req.scope)), target)
  const parts = stored.map(({ partNumber, size, etag }) => ({
    part_number: partNumber,
    size,
    etag,
  }))
  res.json({ parts })
}
