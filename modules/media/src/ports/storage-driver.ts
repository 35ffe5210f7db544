import type { Readable } from "node:stream"

export interface StoredObject {
  stream: Readable
  /** Size of the whole object, also when a range was asked for. */
  size: number
  /** Bytes this stream yields. */
  length: number
  contentType: string
}

export interface StoredStat {
  size: number
  contentType: string
}

export interface UploadedPart {
  partNumber: number
  size: number
  etag: string
}

export interface SignedPart {
  partNumber: number
  url: string
}

/** One multipart upload: where it goes and the storage's own id for it. */
export interface UploadRef {
  key: string
  uploadId: string
}

/** An upload that was neither joined nor aborted. */
export interface OpenUpload extends UploadRef {
  startedAt: Date
}

/** First and last byte, both included, as in a Range header. */
export interface ByteRange {
  start?: number
  end?: number
}

/**
 * Where media lives. One contract suite (`@codex/media/testing`) runs against
 * every driver; keys come from `domain/keys`, never from a person.
 */
export interface StorageDriver {
  readonly kind: string
  createMultipart(key: string, contentType: string): Promise<UploadRef>
  /** URLs for `PUT`, each valid for one part of exactly that size. */
  signParts(
    upload: UploadRef,
    parts: readonly { partNumber: number; size: number }[],
    expiresInS: number
  ): Promise<SignedPart[]>
  /** The server's own way to store a part (seed, imports). */
  putPart(
    upload: UploadRef,
    part: { partNumber: number; size: number },
    body: Readable
  ): Promise<UploadedPart>
  listParts(upload: UploadRef): Promise<UploadedPart[]>
  /** Joins the listed parts; repeating it after success is harmless. */
  completeMultipart(
    upload: UploadRef,
    parts: readonly UploadedPart[]
  ): Promise<void>
  /** Forgets the parts; unknown uploads are fine. */
  abort(upload: UploadRef): Promise<void>
  /** Unfinished uploads below a prefix, whether or not a row knows of them. */
  listUploads(prefix: string): Promise<OpenUpload[]>
  stat(key: string): Promise<StoredStat | null>
  /** Rejects when there is no such object. */
  read(key: string, range?: ByteRange): Promise<StoredObject>
  /**
   * An address of the object that whoever has it may fetch for a while, where
   * the storage can be reached by a browser. Else we send the bytes.
   */
  downloadUrl?(
    key: string,
    options: {
      expiresInS: number
      contentType: string
      /** RFC 6266. */
      disposition: string
    }
  ): Promise<string>
  putFile(key: string, path: string, contentType: string): Promise<void>
  /** A second name for the same bytes, without sending them through us. */
  copy(from: string, to: string, contentType: string): Promise<void>
  delete(key: string): Promise<void>
  /** Prefixes end in `/`; returns how many objects went. */
  removePrefix(prefix: string): Promise<number>
  listPrefix(prefix: string): Promise<{ key: string; size: number }[]>
}
