import { createReadStream } from "node:fs"
import { stat } from "node:fs/promises"
import { Readable } from "node:stream"

import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  paginateListObjectsV2,
  paginateListParts,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
  UploadPartCommand,
} from "@aws-sdk/client-s3"
import { getSignedUrl } from "@aws-sdk/s3-request-presigner"
import type {
  ByteRange,
  S3StorageOptions,
  SignedPart,
  StorageDriver,
  StoredObject,
  StoredStat,
  UploadedPart,
  UploadRef,
} from "@codex/media"

const BINARY = "application/octet-stream"

function isGone(error: unknown): boolean {
  return (
    error instanceof S3ServiceException &&
    (error.$metadata.httpStatusCode === 404 ||
      ["NoSuchKey", "NotFound", "NoSuchUpload"].includes(error.name))
  )
}

function makeClient(options: S3StorageOptions): S3Client {
  const { accessKeyId, secretAccessKey } = options
  const credentials =
    accessKeyId && secretAccessKey
      ? { credentials: { accessKeyId, secretAccessKey } }
      : {}
  return new S3Client({
    region: options.region,
    forcePathStyle: options.forcePathStyle,
    ...(options.endpoint ? { endpoint: options.endpoint } : {}),
    ...credentials,
    // The SDK's default checksums break S3-compatible stores (ECOSYSTEM §10).
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
  })
}

/** Any S3 API: AWS, RustFS, SeaweedFS, R2, … */
export class S3Driver implements StorageDriver {
  readonly kind = "s3"
  private readonly client: S3Client
  private readonly bucket: string

  constructor(options: S3StorageOptions) {
    this.client = makeClient(options)
    this.bucket = options.bucket
  }

  async createMultipart(key: string, contentType: string): Promise<UploadRef> {
    const { UploadId } = await this.client.send(
      new CreateMultipartUploadCommand({
        ...this.at(key),
        ContentType: contentType,
      })
    )
    if (!UploadId) {
      throw new Error("The storage returned no upload id")
    }
    return { key, uploadId: UploadId }
  }

  signParts(
    upload: UploadRef,
    parts: readonly { partNumber: number; size: number }[],
    expiresInS: number
  ): Promise<SignedPart[]> {
    return Promise.all(
      parts.map(async ({ partNumber, size }) => {
        const command = new UploadPartCommand({
          ...this.part(upload, partNumber),
          ContentLength: size,
        })
        const url = await getSignedUrl(this.client, command, {
          expiresIn: expiresInS,
          // With the length signed, a part of another size is refused.
          unhoistableHeaders: new Set(["content-length"]),
          signableHeaders: new Set(["host", "content-length"]),
        })
        return { partNumber, url }
      })
    )
  }

  async putPart(
    upload: UploadRef,
    { partNumber, size }: { partNumber: number; size: number },
    body: Readable
  ): Promise<UploadedPart> {
    const { ETag = "" } = await this.client.send(
      new UploadPartCommand({
        ...this.part(upload, partNumber),
        ContentLength: size,
        Body: body,
      })
    )
    return { partNumber, size, etag: ETag }
  }

  async listParts(upload: UploadRef): Promise<UploadedPart[]> {
    const parts: UploadedPart[] = []
    try {
      const pages = paginateListParts(
        { client: this.client },
        { ...this.at(upload.key), UploadId: upload.uploadId }
      )
      for await (const page of pages) {
        for (const { PartNumber = 0, Size = 0, ETag = "" } of page.Parts ??
          []) {
          parts.push({ partNumber: PartNumber, size: Size, etag: ETag })
        }
      }
    } catch (error) {
      if (!isGone(error)) {
        throw error
      }
    }
    return parts
  }

  async completeMultipart(
    upload: UploadRef,
    parts: readonly UploadedPart[]
  ): Promise<void> {
    const Parts = [...parts]
      .sort((a, b) => a.partNumber - b.partNumber)
      .map(({ partNumber, etag }) => ({ PartNumber: partNumber, ETag: etag }))
    try {
      await this.client.send(
        new CompleteMultipartUploadCommand({
          ...this.at(upload.key),
          UploadId: upload.uploadId,
          MultipartUpload: { Parts },
        })
      )
    } catch (error) {
      // Completed by an earlier try whose answer was lost.
      if (!isGone(error) || !(await this.stat(upload.key))) {
        throw error
      }
    }
  }

  async abort(upload: UploadRef): Promise<void> {
    await this.client
      .send(
        new AbortMultipartUploadCommand({
          ...this.at(upload.key),
          UploadId: upload.uploadId,
        })
      )
      .catch((error: unknown) => {
        if (!isGone(error)) {
          throw error
        }
      })
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
    for (let at = 0; at < found.length; at += 1000) {
      const Objects = found
        .slice(at, at + 1000)
        .map(({ key }) => ({ Key: key }))
      await this.client.send(
        new DeleteObjectsCommand({
          Bucket: this.bucket,
          Delete: { Objects, Quiet: true },
        })
      )
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

  private at(key: string) {
    return { Bucket: this.bucket, Key: key }
  }

  private part(upload: UploadRef, partNumber: number) {
    return {
      ...this.at(upload.key),
      UploadId: upload.uploadId,
      PartNumber: partNumber,
    }
  }
}
