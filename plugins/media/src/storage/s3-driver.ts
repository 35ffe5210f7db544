import { createReadStream } from "node:fs"
import { stat } from "node:fs/promises"
import { Readable } from "node:stream"

import {
  CopyObjectCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  paginateListObjectsV2,
  PutObjectCommand,
  type S3Client,
} from "@aws-sdk/client-s3"
import { getSignedUrl } from "@aws-sdk/s3-request-presigner"
import type {
  ByteRange,
  OpenUpload,
  S3StorageOptions,
  SignedPart,
  StorageDriver,
  StoredObject,
  StoredStat,
  UploadedPart,
  UploadRef,
} from "@codex/media"

import { isGone, makeS3Client } from "./s3-client"
import { S3Multipart } from "./s3-multipart"
import { type PartSize, PartUrls } from "./s3-part-urls"

const BINARY = "application/octet-stream"
/** The most an S3 API deletes at once. */
const DELETE_BATCH = 1000

/** Any S3 API: AWS, RustFS, SeaweedFS, R2, … */
export class S3Driver implements StorageDriver {
  readonly kind = "s3"
  private readonly client: S3Client
  private readonly bucket: string
  private readonly multipart: S3Multipart
  private readonly partUrls: PartUrls

  constructor(options: S3StorageOptions) {
    this.client = makeS3Client(options)
    this.bucket = options.bucket
    this.multipart = new S3Multipart(this.client, options.bucket)
    this.partUrls = new PartUrls(this.client, options.bucket)
  }

  createMultipart(key: string, contentType: string): Promise<UploadRef> {
    return this.multipart.create(key, contentType)
  }

  signParts(
    upload: UploadRef,
    parts: readonly PartSize[],
    expiresInS: number
  ): Promise<SignedPart[]> {
    return this.partUrls.sign(upload, parts, expiresInS)
  }

  putPart(
    upload: UploadRef,
    part: PartSize,
    body: Readable
  ): Promise<UploadedPart> {
    return this.multipart.putPart(upload, part, body)
  }

  listParts(upload: UploadRef): Promise<UploadedPart[]> {
    return this.multipart.listParts(upload)
  }

  async completeMultipart(
    upload: UploadRef,
    parts: readonly UploadedPart[]
  ): Promise<void> {
    const joined = await this.multipart.complete(upload, parts)
    // Completed by an earlier try whose answer was lost.
    if (!joined && !(await this.stat(upload.key))) {
      throw new Error(`The storage knows nothing of the upload ${upload.key}`)
    }
  }

  abort(upload: UploadRef): Promise<void> {
    return this.multipart.abort(upload)
  }

  listUploads(prefix: string): Promise<OpenUpload[]> {
    return this.multipart.list(prefix)
  }

  async stat(key: string): Promise<StoredStat | null> {
    try {
      const head = await this.client.send(new HeadObjectCommand(this.at(key)))
      return {
        size: head.ContentLength ?? 0,
        contentType: head.ContentType ?? BINARY,
      }
    } catch (error) {
      if (isGone(error)) {
        return null
      }
      throw error
    }
  }

  async read(key: string, range: ByteRange = {}): Promise<StoredObject> {
    const partial = range.start !== undefined || range.end !== undefined
    const Range = `bytes=${range.start ?? 0}-${range.end ?? ""}`
    const object = await this.client.send(
      new GetObjectCommand({ ...this.at(key), ...(partial ? { Range } : {}) })
    )
    if (!(object.Body instanceof Readable)) {
      throw new Error(`The storage returned no body for ${key}`)
    }
    const length = object.ContentLength ?? 0
    const total = Number(object.ContentRange?.split("/")[1] ?? length)
    return {
      stream: object.Body,
      size: total,
      length,
      contentType: object.ContentType ?? BINARY,
    }
  }

  downloadUrl(
    key: string,
    options: { expiresInS: number; contentType: string; disposition: string }
  ): Promise<string> {
    const command = new GetObjectCommand({
      ...this.at(key),
      ResponseContentType: options.contentType,
      ResponseContentDisposition: options.disposition,
      ResponseCacheControl: "private, no-store",
    })
    return getSignedUrl(this.client, command, { expiresIn: options.expiresInS })
  }

  async putFile(key: string, path: string, contentType: string) {
    const { size } = await stat(path)
    await this.client.send(
      new PutObjectCommand({
        ...this.at(key),
        Body: createReadStream(path),
        ContentLength: size,
        ContentType: contentType,
      })
    )
  }

  async copy(from: string, to: string, contentType: string): Promise<void> {
    await this.client.send(
      new CopyObjectCommand({
        ...this.at(to),
        CopySource: `${this.bucket}/${from}`,
        ContentType: contentType,
        MetadataDirective: "REPLACE",
      })
    )
  }

  async delete(key: string): Promise<void> {
    await this.client.send(new DeleteObjectCommand(this.at(key)))
  }

  async removePrefix(prefix: string): Promise<number> {
    const found = await this.listPrefix(prefix)
    for (let at = 0; at < found.length; at += DELETE_BATCH) {
      await this.deleteBatch(found.slice(at, at + DELETE_BATCH))
    }
    return found.length
  }

  async listPrefix(prefix: string): Promise<{ key: string; size: number }[]> {
    const found: { key: string; size: number }[] = []
    const pages = paginateListObjectsV2(
      { client: this.client },
      { Bucket: this.bucket, Prefix: prefix }
    )
    for await (const page of pages) {
      for (const { Key = "", Size = 0 } of page.Contents ?? []) {
        found.push({ key: Key, size: Size })
      }
    }
    return found
  }

  private async deleteBatch(batch: readonly { key: string }[]) {
    const Objects = batch.map(({ key }) => ({ Key: key }))
    const { Errors = [] } = await this.client.send(
      new DeleteObjectsCommand({
        Bucket: this.bucket,
        Delete: { Objects, Quiet: true },
      })
    )
    const [first] = Errors
    // The answer is 200 whatever became of the single objects.
    if (first) {
      throw new Error(
        `${Errors.length} objects were not deleted, ${first.Key ?? "?"} for one: ${first.Code ?? ""} ${first.Message ?? ""}`
      )
    }
  }

  private at(key: string) {
    return { Bucket: this.bucket, Key: key }
  }
}
