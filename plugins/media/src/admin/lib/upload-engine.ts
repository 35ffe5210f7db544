import AwsS3 from "@uppy/aws-s3"
import Uppy, { type UppyFile } from "@uppy/core"
import { api } from "./api"
import { forgetFile, keepFile } from "./kept-files"
import {
  DuplicateFile,
  openUpload,
  partCountOf,
  partSizeOf,
  storedParts,
  uploadPath,
} from "./open-upload"
import { forgetLinks } from "./part-links"
import { patiently } from "./patience"
import { placeholder, sendPart } from "./send-part"
import { measure, type Speed } from "./speedometer"
import { holdUpload, letGoOfUpload } from "./upload-locks"

export interface UploadMeta extends Record<string, unknown> {
  mediaId?: string
  uploadId?: string
  /** Yes, although the same file is in the library already. */
  again?: boolean
  /** What the tray offers beside the words of the error. */
  trouble?: "duplicate" | "elsewhere"
}

type Answer = Record<string, never>
export type StudioUppy = Uppy<UploadMeta, Answer>
export type StudioFile = UppyFile<UploadMeta, Answer>

/** Six parts at most, and the engine's own questions beside them. */
const REQUESTS = 8

export const speeds = new Map<string, Speed>()

class SentElsewhere extends Error {}

function troubleOf(error: unknown): UploadMeta {
  if (error instanceof DuplicateFile) {
    return { trouble: "duplicate", mediaId: error.mediaId }
  }
  return error instanceof SentElsewhere ? { trouble: "elsewhere" } : {}
}

/**
 * Opens the upload before Uppy cuts the file, for the server decides the size of
 * parts. Uppy then takes each upload for one it restores: it asks which parts
 * are there, and an error leaves them where they are.
 */
async function prepare(uppy: StudioUppy, id: string): Promise<void> {
  const file = uppy.getFile(id)
  try {
    const again = file.meta.again ?? false
    const { upload, media } = await openUpload(file.data as File, again)
    if (!uppy.getFiles().some((other) => other.id === id)) {
      await api("DELETE", uploadPath(upload.id))
      return
    }
    if (!(await holdUpload(upload.id))) {
      throw new SentElsewhere(media.title)
    }
    uppy.setFileMeta(id, { mediaId: media.id, uploadId: upload.id })
    void keepFile(upload.id, file.data as File)
    const restored = { s3Multipart: { uploadId: upload.id, key: media.id } }
    uppy.setFileState(id, restored as Partial<StudioFile>)
  } catch (error) {
    uppy.setFileMeta(id, troubleOf(error))
    const reason = error instanceof Error ? error : new Error(String(error))
    uppy.emit("upload-error", uppy.getFile(id), reason)
  }
}

async function listParts(
  uppy: StudioUppy,
  file: StudioFile,
  upload: { uploadId?: string; signal?: AbortSignal }
) {
  const parts = await storedParts(upload.uploadId ?? "", upload.signal)
  const there = parts.reduce((sum, { size }) => sum + size, 0)
  if (there > 0) {
    // Otherwise the bar would stand at nothing until the next part is through.
    uppy.emit("upload-progress", uppy.getFile(file.id), {
      uploadStarted: file.progress.uploadStarted ?? Date.now(),
      bytesUploaded: there,
      bytesTotal: file.size ?? there,
    })
  }
  return parts.map(({ part_number, size, etag }) => ({
    PartNumber: part_number,
    Size: size,
    ETag: etag,
  }))
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

function follow(uppy: StudioUppy): void {
  uppy.on("upload-progress", (file, progress) => {
    if (file) {
      const sent = progress.bytesUploaded || 0
      speeds.set(file.id, measure(speeds.get(file.id), sent, Date.now()))
    }
  })
  const over = ({ uploadId }: UploadMeta) => {
    letGoOfUpload(uploadId)
    void forgetFile(uploadId)
  }
  uppy.on("upload-success", (file) => file && over(file.meta))
  uppy.on("file-removed", (file) => over(file.meta))
  // What stopped may be gone on with, here or after a reload.
  uppy.on("upload-error", (file) => letGoOfUpload(file?.meta.uploadId))
  guardLeaving(uppy)
}

function create(): StudioUppy {
  const uppy: StudioUppy = new Uppy({ id: "codex-studio" })
  uppy.addPreProcessor(async (ids) => {
    await Promise.all(ids.map((id) => prepare(uppy, id)))
  })
  uppy.use(AwsS3<UploadMeta, Answer>, {
    shouldUseMultipart: true,
    limit: REQUESTS,
    // Waiting is done where the reason is known: in `patiently`.
    retryDelays: [],
    getChunkSize: partSizeOf,
    createMultipartUpload: async ({ data, meta }) => {
      const { upload, media } = await openUpload(
        data as File,
        meta.again ?? false
      )
      return { uploadId: upload.id, key: media.id }
    },
    signPart: (_file, { uploadId, partNumber }) => ({
      method: "PUT",
      url: placeholder({
        uploadId,
        partNumber,
        partCount: partCountOf(uploadId),
      }),
    }),
    uploadPartBytes: sendPart,
    listParts: (file, upload) => listParts(uppy, file, upload),
    completeMultipartUpload: async (_file, { uploadId, signal }) => {
      const done = uploadPath(uploadId, "/complete")
      await patiently(() => api("POST", done, {}), signal)
      return {}
    },
    // Uppy asks for this when a person cancels, and only then.
    abortMultipartUpload: async (_file, { uploadId = "" }) => {
      forgetLinks(uploadId)
      await api("DELETE", uploadPath(uploadId))
    },
  })
  follow(uppy)
  return uppy
}

const KEY = Symbol.for("codex.studio-uploads")
const store = globalThis as { [KEY]?: StudioUppy }

/** One engine per browser tab: uploads outlive the page that began them. */
export function uploadEngine(): StudioUppy {
  store[KEY] ??= create()
  return store[KEY]
}

/**
 * Sends a file, beside all others. Uppy's own way to begin would try every
 * failed file again first, and let the new ones wait for them.
 *
 * @returns the file's id
 * @throws what Uppy throws when this file is on its way already
 */
export function startUpload(file: File): string {
  const uppy = uploadEngine()
  const id = uppy.addFile({ name: file.name, type: file.type, data: file })
  void uppy.retryUpload(id)
  return id
}

/** An upload that stopped is given up on the server too, its entry with it. */
export function cancelUpload(file: StudioFile): void {
  const { uploadId, trouble } = file.meta
  if (file.error && uploadId && !trouble) {
    void api("DELETE", uploadPath(uploadId)).catch(() => undefined)
  }
  uploadEngine().removeFile(file.id)
}

/** Tries again; `again` although the library has the same file already. */
export function retryUpload(file: StudioFile, again = false): void {
  const uppy = uploadEngine()
  speeds.delete(file.id)
  uppy.setFileMeta(file.id, { again, trouble: undefined, mediaId: undefined })
  void uppy.retryUpload(file.id)
}
