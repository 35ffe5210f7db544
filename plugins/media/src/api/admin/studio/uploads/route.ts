import { studioContext } from "@codex/plugin-creators/workflows"
import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"

import type {
  CreateUploadBody,
  CreateUploadResponse,
} from "../../../../contract"
import { assetDto, uploadDto } from "../../../../http/dto"
import { pgOf, uploadDeps } from "../../../../http/media-deps"
import { createUpload } from "../../../../uploads/create-upload"

export async function POST(
  req: AuthenticatedMedusaRequest<CreateUploadBody>,
  res: MedusaResponse<CreateUploadResponse>
): Promise<void> {
  const { creatorId } = await studioContext(req)
  const body = req.validatedBody
  const deps = uploadDeps(pgOf(req.scope))
  const { asset, upload, resumed } = await createUpload(deps, {
    creatorId,
    filename: body.filename,
    contentType: body.content_type,
    sizeBytes: body.size_bytes,
    title: body.title,
    fingerprint: body.fingerprint,
  })
  res
    .status(resumed ? 200 : 201)
    .json({ upload: uploadDto(upload), media: assetDto(asset), resumed })
}
