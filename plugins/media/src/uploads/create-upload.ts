import { basename, extname } from "node:path"

import { type Pg, withTenant } from "@codex/kernel"
import {
  checkDeclared,
  deleteAsset,
  findDuplicate,
  findResumable,
  formatBytes,
  getAsset,
  insertAsset,
  insertUpload,
  type MediaAsset,
  mediaFailure,
  type MediaUpload,
  planParts,
  type SizeLimits,
  type StorageDriver,
} from "@codex/media"

export interface UploadDeps {
  pg: Pg
  storage: StorageDriver
  limits: SizeLimits
  ffprobePath?: string
}

export interface DeclaredFile {
  creatorId: string
  filename: string
  contentType: string
  sizeBytes: number
  title?: string
  /** The same for the same content; without it nothing is resumed. */
  fingerprint?: string
  /** What the sender's line was last seen to carry. */
  bytesPerSecond?: number
  /** Yes, although the same file is in the library already. */
  again?: boolean
}

export interface CreatedUpload {
  asset: MediaAsset
  upload: MediaUpload
  resumed: boolean
}

export interface DuplicateUpload {
  /** What the same file has become before. */
  duplicate: MediaAsset
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

/** What this creator's library knows of a file with the same content. */
async function earlier(
  { pg }: UploadDeps,
  { creatorId, fingerprint, sizeBytes, again }: DeclaredFile
): Promise<CreatedUpload | DuplicateUpload | null> {
  if (!fingerprint) {
    return null
  }
  const file = { fingerprint, sizeBytes }
  return withTenant(pg, { creatorId }, async (tx) => {
    const upload = await findResumable(tx, file)
    const asset = upload && (await getAsset(tx, upload.asset_id))
    if (asset) {
      return { asset, upload, resumed: true }
    }
    const duplicate = again ? null : await findDuplicate(tx, file)
    return duplicate && { duplicate }
  })
}

async function openUpload(
  { pg, storage }: UploadDeps,
  file: DeclaredFile,
  asset: MediaAsset
): Promise<MediaUpload> {
  const { uploadId } = await storage.createMultipart(
    asset.source_key,
    asset.content_type
  )
  return withTenant(pg, { creatorId: file.creatorId }, (tx) =>
    insertUpload(tx, {
      asset,
      storageUploadId: uploadId,
      ...planParts(file.sizeBytes, file.bytesPerSecond),
      fingerprint: file.fingerprint,
    })
  )
}

/**
 * Opens an upload, goes on with an unfinished one of the same file, or names
 * what that file has become before. The entry's row comes before the storage
 * call; what a crash leaves between the two, the sweepers find from either end
 * (RELIABILITY §2.2 rules 1 and 5).
 *
 * @throws `media_type_refused`, `media_empty`, `media_too_large`
 */
export async function createUpload(
  deps: UploadDeps,
  file: DeclaredFile
): Promise<CreatedUpload | DuplicateUpload> {
  const { pg, limits } = deps
  const type = accept(file, limits)
  const known = await earlier(deps, file)
  if (known) {
    return known
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
    const upload = await openUpload(deps, file, asset)
    return { asset, upload, resumed: false }
  } catch (error) {
    await withTenant(pg, tenant, (tx) => deleteAsset(tx, asset.id))
    throw error
  }
}

/** The same for a file that is told apart by nothing: always a new upload. */
export async function createNewUpload(
  deps: UploadDeps,
  file: Omit<DeclaredFile, "fingerprint" | "again">
): Promise<CreatedUpload> {
  const created = await createUpload(deps, file)
  if ("duplicate" in created) {
    throw new Error("A file without a fingerprint has no duplicate")
  }
  return created
}
