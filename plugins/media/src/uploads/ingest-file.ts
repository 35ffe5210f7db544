import { createReadStream } from "node:fs"
import { stat } from "node:fs/promises"
import { basename } from "node:path"

import { type MediaAsset, sizeOfPart } from "@codex/media"

import { completeUpload } from "./complete-upload"
import { createNewUpload, type UploadDeps } from "./create-upload"
import { partPlan, storageRef } from "./upload-parts"

export interface IngestInput {
  creatorId: string
  /** A file on this machine. */
  path: string
  filename?: string
  contentType: string
  title?: string
}

/**
 * Takes a local file through the very same create → parts → complete path a
 * browser takes; used by seeds and imports.
 */
export async function ingestLocalFile(
  deps: UploadDeps,
  input: IngestInput
): Promise<MediaAsset> {
  const { size } = await stat(input.path)
  const { upload } = await createNewUpload(deps, {
    creatorId: input.creatorId,
    filename: input.filename ?? basename(input.path),
    contentType: input.contentType,
    sizeBytes: size,
    title: input.title,
  })
  const plan = partPlan(upload)
  for (let number = 1; number <= plan.partCount; number += 1) {
    const bytes = sizeOfPart(size, plan, number) ?? 0
    const start = (number - 1) * plan.partSize
    await deps.storage.putPart(
      storageRef(upload),
      { partNumber: number, size: bytes },
      createReadStream(input.path, { start, end: start + bytes - 1 })
    )
  }
  const { creatorId } = input
  const target = { creatorId, uploadId: upload.id }
  return completeUpload(deps, target)
}
