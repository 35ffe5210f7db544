import AwsS3 from "@uppy/aws-s3"
import Uppy, { type UppyFile } from "@uppy/core"
import type { CreateUploadResponse, ListPartsResponse } from "../../contract"
import { api } from "./api"
import { forgetLinks, partLink } from "./part-links"
import { measure, type Speed } from "./speedometer"

export interface UploadMeta extends Record<string, unknown> {
  mediaId?: string
  uploadId?: string
}

type Answer = Record<string, never>
export type StudioUppy = Uppy<UploadMeta, Answer>
export type StudioFile = UppyFile<UploadMeta, Answer>

/** The same step as the server's, so that parts meet its signed sizes. */
const MIB = 1024 ** 2
const MIN_PART = 16 * MIB
const MAX_PARTS = 10_000
const STORED = "stored:"
const PARALLEL_PARTS = 4

const partSize = (size: number) =>
  Math.max(MIN_PART, Math.ceil(size / MAX_PARTS / MIB) * MIB)

interface Server {
  partCount: number
  /** Parts of an earlier try: number → ETag. */
  stored: Map<number, string>
}

const uploads = new Map<string, Server>()
const cancelled = new Set<string>()
export const speeds = new Map<string, Speed>()

const path = (uploadId: string, rest = "") =>
  `/admin/studio/uploads/${uploadId}${rest}`

async function storedParts(uploadId: string) {
  const { parts } = await api<ListPartsResponse>(
    "GET",
    path(uploadId, "/parts")
  )
  return parts
}

/** What makes the same file the same upload, here and after a reload. */
function fingerprint(data: File): string {
  return `${data.name}|${data.size}|${data.lastModified}`.slice(-300)
}

async function open(uppy: StudioUppy, file: StudioFile) {
  const data = file.data as File
  const answer = await api<CreateUploadResponse>(
    "POST",
    "/admin/studio/uploads",
    {
      filename: data.name,
      content_type: data.type,
      size_bytes: data.size,
      fingerprint: fingerprint(data),
    }
  )
  const { id, part_count: partCount } = answer.upload
  const parts = answer.resumed ? await storedParts(id) : []
  const stored = new Map(parts.map((part) => [part.part_number, part.etag]))
  uploads.set(id, { partCount, stored })
  uppy.setFileMeta(file.id, { mediaId: answer.media.id, uploadId: id })
  return { uploadId: id, key: answer.media.id }
}

async function link(uploadId: string, partNumber: number): Promise<string> {
  const server = uploads.get(uploadId)
  const etag = server?.stored.get(partNumber)
  return etag === undefined
    ? partLink(uploadId, partNumber, server?.partCount ?? partNumber)
    : `${STORED}${etag}`
}

type SendPart = typeof AwsS3.uploadPartBytes
type Listener<T> = ((event: T) => void) | undefined

interface PartProgress {
  loaded: number
  lengthComputable: boolean
}

/** A part that is already in storage is reported, not sent again. */
const sendPart: SendPart = (part) => {
  const { url } = part.signature
  if (!url.startsWith(STORED)) {
    return AwsS3.uploadPartBytes(part)
  }
  const etag = url.slice(STORED.length)
  // Uppy types these two as `any`.
  const progressed = part.onProgress as Listener<PartProgress>
  const completed = part.onComplete as Listener<string>
  progressed?.({ loaded: part.size ?? 0, lengthComputable: true })
  completed?.(etag)
  return Promise.resolve({ ETag: etag })
}

/**
 * Uppy also "aborts" after an error, to tidy up. Only a person's cancel
 * reaches the server: after an error the stored parts are worth keeping.
 */
async function abort(fileId: string, uploadId: string): Promise<void> {
  forgetLinks(uploadId)
  if (cancelled.delete(fileId)) {
    await api("DELETE", path(uploadId))
  }
}

function guardLeaving(uppy: StudioUppy): void {
  window.addEventListener("beforeunload", (event) => {
    if (uppy.getFiles().some(isUnfinished)) {
      event.preventDefault()
    }
  })
}

export function isUnfinished(file: StudioFile): boolean {
  return !file.progress.uploadComplete && !file.error
}

function create(): StudioUppy {
  const uppy: StudioUppy = new Uppy({ id: "codex-studio", autoProceed: true })
  uppy.use(AwsS3<UploadMeta, Answer>, {
    shouldUseMultipart: true,
    limit: PARALLEL_PARTS,
    getChunkSize: ({ size }) => partSize(size),
    createMultipartUpload: (file) => open(uppy, file),
    signPart: async (_file, { uploadId, partNumber }) => ({
      method: "PUT",
      url: await link(uploadId, partNumber),
    }),
    uploadPartBytes: sendPart,
    listParts: async (_file, { uploadId }) => {
      const parts = await storedParts(uploadId ?? "")
      return parts.map(({ part_number, size, etag }) => ({
        PartNumber: part_number,
        Size: size,
        ETag: etag,
      }))
    },
    completeMultipartUpload: async (_file, { uploadId }) => {
      await api("POST", path(uploadId, "/complete"), {})
      return {}
    },
    abortMultipartUpload: (file, { uploadId }) =>
      abort(file.id, uploadId ?? ""),
  })
  uppy.on("upload-progress", (file, progress) => {
    if (file) {
      const next = measure(
        speeds.get(file.id),
        progress.bytesUploaded || 0,
        Date.now()
      )
      speeds.set(file.id, next)
    }
  })
  guardLeaving(uppy)
  return uppy
}

const KEY = Symbol.for("codex.studio-uploads")
const store = globalThis as { [KEY]?: StudioUppy }

/** One engine per browser tab: uploads outlive the page that began them. */
export function uploadEngine(): StudioUppy {
  store[KEY] ??= create()
  return store[KEY]
}

export function cancelUpload(file: StudioFile): void {
  if (isUnfinished(file)) {
    cancelled.add(file.id)
  } else if (file.error && file.meta.uploadId) {
    void api("DELETE", path(file.meta.uploadId)).catch(() => undefined)
  }
  uploadEngine().removeFile(file.id)
}

export function retryUpload(file: StudioFile): void {
  speeds.delete(file.id)
  void uploadEngine().retryUpload(file.id)
}
