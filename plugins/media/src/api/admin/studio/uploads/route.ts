import { studioContext } from "@codex/plugin-creators/workflows"
import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"

import type {
  CreateUploadBody,
  CreateUploadResponse,
  UnfinishedUploadsResponse,
} from "../../../../contract"
import { assetDto, unfinishedDto, uploadDto } from "../../../../http/dto"
import { pgOf, uploadDeps } from "../../../../http/media-deps"
import { createUpload } from "../../../../uploads/create-upload"
import { listUnfinishedUploads } from "../../../../uploads/upload-parts"

/** What this creator began and has not finished, to go on with. */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<UnfinishedUploadsResponse>
): Promise<void> {
  const { creatorId } = await studioContext(req)
  const deps = uploadDeps(pgOf(req.scope))
  const uploads = await listUnfinishedUploads(deps, creatorId)
  res.json({ uploads: uploads.map(unfinishedDto) })
}

export async function POST(
  req: AuthenticatedMedusaRequest<CreateUploadBody>,
  res: MedusaResponse<CreateUploadResponse>
): Promise<void> {
  const { creatorId } = await studioContext(req)
  const body = req.validatedBody
  const created = await createUpload(uploadDeps(pgOf(req.scope)), {
    creatorId,
    filename: body.filename,
    contentType: body.content_type,
    sizeBytes: body.size_bytes,
    title: body.title,
    fingerprint: body.fingerprint,
    bytesPerSecond: body.bytes_per_second,
    again: body.again,
  })
  if ("duplicate" in created) {
    res.json({ duplicate: true, media: assetDto(created.duplicate) })
    return
  }
  const { asset, upload, resumed } = created
  res.status(resumed ? 200 : 201).json({
    duplicate: false,
    upload: uploadDto(upload),
    media: assetDto(asset),
    resumed,
  })
}
