import { randomBytes } from "node:crypto"
import type { Dirent } from "node:fs"
import {
  copyFile,
  mkdir,
  open,
  readdir,
  rename,
  rm,
  stat,
  writeFile,
} from "node:fs/promises"
import { join } from "node:path"
import type { Readable } from "node:stream"

import type {
  ByteRange,
  DiskStorageOptions,
  OpenUpload,
  SignedPart,
  StorageDriver,
  StoredObject,
  StoredStat,
  UploadedPart,
  UploadRef,
} from "@codex/media"

import { contentTypeOf } from "./content-type"
import { joinParts, linkOrCopy, receivePart, storedParts } from "./disk-parts"
import { DiskPaths } from "./disk-paths"
import { KEY_FILE, openUploads } from "./disk-uploads"
import { orIfMissing } from "./missing"
import { signPart, verifyPart } from "./part-token"

/** A folder that behaves like an S3 bucket, multipart protocol included. */
export class DiskDriver implements StorageDriver {
  readonly kind = "disk"
  private readonly paths: DiskPaths

  constructor(private readonly options: DiskStorageOptions) {
    this.paths = new DiskPaths(options.root)
  }

  async createMultipart(key: string): Promise<UploadRef> {
    const uploadId = randomBytes(16).toString("hex")
    this.paths.object(key)
    await mkdir(this.paths.upload(uploadId), { recursive: true })
    await writeFile(join(this.paths.upload(uploadId), KEY_FILE), key)
    return { key, uploadId }
  }

  signParts(
    upload: UploadRef,
    parts: readonly { partNumber: number; size: number }[],
    expiresInS: number
  ): Promise<SignedPart[]> {
    const { secret, baseUrl } = this.options
    const expiresAt = Math.floor(Date.now() / 1000) + expiresInS
    const { uploadId } = upload
    const signed = parts.map(({ partNumber, size }) => {
      const token = signPart(secret, { uploadId, partNumber, size }, expiresAt)
      const base = baseUrl.replace(/\/$/, "")
      return { partNumber, url: `${base}/media-upload/${token}/${partNumber}` }
    })
    return Promise.resolve(signed)
  }

  /** What the PUT route does with a signed URL; `null` = the link is not valid. */
  async receiveSigned(
    token: string,
    part: { partNumber: number; size: number },
    body: Readable
  ): Promise<UploadedPart | null> {
    const now = Math.floor(Date.now() / 1000)
    const uploadId = verifyPart(this.options.secret, token, part, now)
    if (!uploadId || !(await this.isOpen(uploadId))) {
      return null
    }
    return receivePart(this.paths.upload(uploadId), part, body)
  }

  putPart(
    upload: UploadRef,
    part: { partNumber: number; size: number },
    body: Readable
  ): Promise<UploadedPart> {
    return receivePart(this.paths.upload(upload.uploadId), part, body)
  }

  async listParts(upload: UploadRef): Promise<UploadedPart[]> {
    const folder = this.paths.upload(upload.uploadId)
    return (await this.isOpen(upload.uploadId)) ? storedParts(folder) : []
  }

  async completeMultipart(
    upload: UploadRef,
    parts: readonly UploadedPart[]
  ): Promise<void> {
    const folder = this.paths.upload(upload.uploadId)
    if (
      !(await this.isOpen(upload.uploadId)) &&
      (await this.stat(upload.key))
    ) {
      return
    }
    const draft = await this.paths.draft(upload.key)
    try {
      await joinParts(folder, parts, draft)
      await rename(draft, this.paths.object(upload.key))
    } catch (error) {
      await rm(draft, { force: true })
      throw error
    }
    await rm(folder, { recursive: true, force: true })
  }

  async abort(upload: UploadRef): Promise<void> {
    const folder = this.paths.upload(upload.uploadId)
    await rm(folder, { recursive: true, force: true })
  }

  listUploads(prefix: string): Promise<OpenUpload[]> {
    return openUploads(this.paths, prefix)
  }

  async stat(key: string): Promise<StoredStat | null> {
    const found = await stat(this.paths.object(key)).catch(orIfMissing(null))
    return found && { size: found.size, contentType: contentTypeOf(key) }
  }

  async read(key: string, range: ByteRange = {}): Promise<StoredObject> {
    const handle = await open(this.paths.object(key), "r")
    const { size } = await handle.stat()
    const start = range.start ?? 0
    const end = Math.min(range.end ?? size - 1, size - 1)
    const stream = handle.createReadStream({ start, end: Math.max(start, end) })
    const length = Math.max(0, end - start + 1)
    return { stream, size, length, contentType: contentTypeOf(key) }
  }

  async putFile(key: string, path: string): Promise<void> {
    const draft = await this.paths.draft(key)
    await copyFile(path, draft)
    await rename(draft, this.paths.object(key))
  }

  async copy(from: string, to: string): Promise<void> {
    const draft = await this.paths.draft(to)
    await linkOrCopy(this.paths.object(from), draft)
    await rename(draft, this.paths.object(to))
  }

  async delete(key: string): Promise<void> {
    await rm(this.paths.object(key), { force: true })
  }

  async removePrefix(prefix: string): Promise<number> {
    const found = await this.listPrefix(prefix)
    await rm(this.paths.folder(prefix), {
      recursive: true,
      force: true,
      // A worker that lost its job may still be writing here.
      maxRetries: 5,
    })
    return found.length
  }

  async listPrefix(prefix: string): Promise<{ key: string; size: number }[]> {
    const folder = this.paths.folder(prefix)
    const entries = await readdir(folder, {
      recursive: true,
      withFileTypes: true,
    }).catch(orIfMissing<Dirent[]>([]))
    const files = entries.filter(
      (entry) => entry.isFile() && !entry.name.includes(".draft-")
    )
    const listed = await Promise.all(
      files.map(async (entry) => {
        const path = join(entry.parentPath, entry.name)
        const name = path.slice(folder.length + 1).replaceAll("\\", "/")
        const found = await stat(path).catch(orIfMissing(null))
        return found ? [{ key: `${prefix}${name}`, size: found.size }] : []
      })
    )
    return listed.flat()
  }

  private async isOpen(uploadId: string): Promise<boolean> {
    const folder = this.paths.upload(uploadId)
    return (await stat(folder).catch(orIfMissing(null))) !== null
  }
}
