import { studioContext } from "@codex/plugin-creators/workflows"
import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"

import { pgOf, uploadDeps } from "../../../../../http/media-deps"
import { abortUpload } from "../../../../../uploads/upload-parts"

export async function DELETE(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<{ id: string; object: "upload"; deleted: true }>
): Promise<void> {
  const { creatorId } = await studioContext(req)
  const { id = "" } = req.params
  const target = { creatorId, uploadId: id }
  await abortUpload(uploadDeps(pgOf(req.scope)), target)
  res.json({ id, object: "upload", deleted: true })
}
