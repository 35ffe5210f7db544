import type { Readable } from "node:stream"

import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  ListMultipartUploadsCommand,
  type ListMultipartUploadsCommandOutput,
  ListPartsCommand,
  type ListPartsCommandOutput,
  type S3Client,
  UploadPartCommand,
} from "@aws-sdk/client-s3"
import type { OpenUpload, UploadedPart, UploadRef } from "@codex/media"

import { isGone } from "./s3-client"
import type { PartSize } from "./s3-part-urls"

/**
 * Pages as S3 means them. The SDK's own paginator goes by the next marker alone,
 * which S3 gives on the last page of parts as well: it would never end.
 */
async function* pagesOf<Page extends { IsTruncated?: boolean | undefined }>(
  ask: (after: Page | undefined) => Promise<Page>
): AsyncGenerator<Page> {
  let page: Page | undefined
  do {
    page = await ask(page)
    yield page
  } while (page.IsTruncated)
}

/** The multipart half of the S3 driver; what is gone is an answer, not an error. */
export class S3Multipart {
  constructor(
    private readonly client: S3Client,
    private readonly bucket: string
  ) {}

  async create(key: string, contentType: string): Promise<UploadRef> {
    const { UploadId } = await this.client.send(
      new CreateMultipartUploadCommand({
        Bucket: this.bucket,
        Key: key,
        ContentType: contentType,
      })
    )
    if (!UploadId) {
      throw new Error("The storage returned no upload id")
    }
    return { key, uploadId: UploadId }
  }

  async putPart(
    upload: UploadRef,
    { partNumber, size }: PartSize,
    body: Readable
  ): Promise<UploadedPart> {
    const { ETag = "" } = await this.client.send(
      new UploadPartCommand({
        ...this.at(upload),
        PartNumber: partNumber,
        ContentLength: size,
        Body: body,
      })
    )
    return { partNumber, size, etag: ETag }
  }

  async listParts(upload: UploadRef): Promise<UploadedPart[]> {
    const found: UploadedPart[] = []
    await this.known(async () => {
      for await (const { Parts = [] } of this.partPages(upload)) {
        for (const { PartNumber = 0, Size = 0, ETag = "" } of Parts) {
          found.push({ partNumber: PartNumber, size: Size, etag: ETag })
        }
      }
    })
    return found
  }

  /** @returns false when the storage does not know this upload (any more) */
  async complete(
    upload: UploadRef,
    parts: readonly UploadedPart[]
  ): Promise<boolean> {
    const Parts = [...parts]
      .sort((a, b) => a.partNumber - b.partNumber)
      .map(({ partNumber, etag }) => ({ PartNumber: partNumber, ETag: etag }))
    return this.known(() =>
      this.client.send(
        new CompleteMultipartUploadCommand({
          ...this.at(upload),
          MultipartUpload: { Parts },
        })
      )
    )
  }

  async abort(upload: UploadRef): Promise<void> {
    await this.known(() =>
      this.client.send(new AbortMultipartUploadCommand(this.at(upload)))
    )
  }

  async list(prefix: string): Promise<OpenUpload[]> {
    const found: OpenUpload[] = []
    for await (const { Uploads = [] } of this.uploadPages(prefix)) {
      for (const { Key = "", UploadId = "", Initiated } of Uploads) {
        const startedAt = Initiated ?? new Date(0)
        found.push({ key: Key, uploadId: UploadId, startedAt })
      }
    }
    return found
  }

  private partPages(upload: UploadRef) {
    return pagesOf<ListPartsCommandOutput>((after) =>
      this.client.send(
        new ListPartsCommand({
          ...this.at(upload),
          PartNumberMarker: after?.NextPartNumberMarker,
        })
      )
    )
  }

  private uploadPages(prefix: string) {
    return pagesOf<ListMultipartUploadsCommandOutput>((after) =>
      this.client.send(
        new ListMultipartUploadsCommand({
          Bucket: this.bucket,
          Prefix: prefix,
          KeyMarker: after?.NextKeyMarker,
          UploadIdMarker: after?.NextUploadIdMarker,
        })
      )
    )
  }

  private async known(call: () => Promise<unknown>): Promise<boolean> {
    try {
      await call()
      return true
    } catch (error) {
      if (isGone(error)) {
        return false
      }
      throw error
    }
  }

  private at({ key, uploadId }: UploadRef) {
    return { Bucket: this.bucket, Key: key, UploadId: uploadId }
  }
}
