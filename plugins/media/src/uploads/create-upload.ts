import { basename, extname } from "node:path"

import { type Pg, withTenant } from "@codex/kernel"
import {
  checkDeclared,
  deleteAsset,
  formatBytes,
  insertAsset,
  insertUpload,
  type MediaAsset,
  mediaFailure,
  type MediaUpload,
  planParts,
  type StorageDriver,
} from "@codex/media"

export interface UploadDeps {
  pg: Pg
  storage: StorageDriver
  limits: { videoBytes: number; audioBytes: number }
  ffprobePath?: string
}

export interface DeclaredFile {
  creatorId: string
  filename: string
  contentType: string
  sizeBytes: number
  title?: string
}

function accept(file: DeclaredFile, limits: UploadDeps["limits"]) {
  const check = checkDeclared(file, limits)
  if (check.ok) {
    return check.type
  }
  throw check.code === "media_too_large"
    ? mediaFailure(check.code, {
        limit: formatBytes(check.limitBytes),
        kind: check.kind,
      })
    : mediaFailure(check.code)
}

/** `my-first_video.mp4` reads better as "my first video". */
function titleFrom(filename: string): string {
  const name = basename(filename, extname(filename))
  return name.replace(/[_-]+/g, " ").trim().slice(0, 200) || filename
}

/**
 * Opens an upload. The rows come before the storage call, so that nothing can
 * lie in storage that no row knows of (RELIABILITY §2.2 rule 1).
 */
export async function createUpload(
  { pg, storage, limits }: UploadDeps,
  file: DeclaredFile
): Promise<{ asset: MediaAsset; upload: MediaUpload }> {
  const type = accept(file, limits)
  const tenant = { creatorId: file.creatorId }
  const asset = await withTenant(pg, tenant, (tx) =>
    insertAsset(tx, {
      creatorId: file.creatorId,
      kind: type.kind,
      title: file.title ?? titleFrom(file.filename),
      filename: file.filename,
      contentType: type.contentTypes[0] ?? file.contentType,
      sizeBytes: file.sizeBytes,
    })
  )
  try {
    const { uploadId } = await storage.createMultipart(
      asset.source_key,
      asset.content_type
    )
    const plan = planParts(file.sizeBytes)
    const upload = await withTenant(pg, tenant, (tx) =>
      insertUpload(tx, { asset, storageUploadId: uploadId, ...plan })
    )
    return { asset, upload }
  } catch (error) {
    await withTenant(pg, tenant, (tx) => deleteAsset(tx, asset.id))
    throw error
  }
}
