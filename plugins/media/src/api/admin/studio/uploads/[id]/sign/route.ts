import { studioContext } from "@codex/plugin-creators/workflows"
import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"

import type {
  SignPartsBody,
  SignPartsResponse,
} from "../../../../../../contract"
import { pgOf, uploadDeps } from "../../../../../../http/media-deps"
import { signParts } from "../../../../../../uploads/upload-parts"

export async function POST(
  req: AuthenticatedMedusaRequest<SignPartsBody>,
  res: MedusaResponse<SignPartsResponse>
): Promise<void> {
  const { creatorId } = await studioContext(req)
  const { id = "" } = req.params
  const signed = await signParts(
    uploadDeps(pgOf(req.scope)),
    { creatorId, uploadId: id },
    req.validatedBody.part_numbers
  )
  const parts = signed.map(({ partNumber, url }) => ({
    part_number: partNumber,
    url,
  }))
  res.json({ parts })
}
