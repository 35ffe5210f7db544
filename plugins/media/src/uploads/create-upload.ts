import { basename, extname } from "node:path"

import { type Pg, withTenant } from "@codex/kernel"
import {
  checkDeclared,
  deleteAsset,
  findResumable,
  formatBytes,
  getAsset,
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
  fingerprint?: string
}

export interface CreatedUpload {
  asset: MediaAsset
  upload: MediaUpload
  resumed: boolean
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

async function resumable(
  { pg }: UploadDeps,
  { creatorId, fingerprint, sizeBytes }: DeclaredFile
): Promise<CreatedUpload | null> {
  if (!fingerprint) {
    return null
  }
  return withTenant(pg, { creatorId }, async (tx) => {
    const upload = await findResumable(tx, { fingerprint, sizeBytes })
    const asset = upload && (await getAsset(tx, upload.asset_id))
    return asset ? { asset, upload, resumed: true } : null
  })
}

/**
 * Opens an upload, or goes on with an unfinished one of the same file. The rows come before the storage call, so that nothing can
 * lie in storage that no row knows of (RELIABILITY §2.2 rule 1).
 */
export async function createUpload(
  deps: UploadDeps,
  file: DeclaredFile
): Promise<CreatedUpload> {
  const { pg, storage, limits } = deps
  const type = accept(file, limits)
  const earlier = await resumable(deps, file)
  if (earlier) {
    return earlier
  }
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
      insertUpload(tx, {
        asset,
        storageUploadId: uploadId,
        ...plan,
        fingerprint: file.fingerprint,
      })
    )
    return { asset, upload, resumed: false }
  } catch (error) {
    await withTenant(pg, tenant, (tx) => deleteAsset(tx, asset.id))
    throw error
  }
}
