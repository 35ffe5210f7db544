import type {
  CreateUploadResponse,
  ListPartsResponse,
  OpenedUploadResponse,
} from "../../contract"
import { api } from "./api"
import { fingerprint } from "./fingerprint"
import { lineSpeed } from "./line-speed"
import { patiently } from "./patience"

export const uploadPath = (uploadId: string, rest = "") =>
  `/admin/studio/uploads/${uploadId}${rest}`

interface Opened {
  partCount: number
  /** Nothing of it can be in storage yet. */
  isNew: boolean
}

const opened = new Map<string, Opened>()
/** Decided by the server for each file; Uppy asks with the data only. */
const partSizes = new WeakMap<object, number>()

/** A part nobody has decided on yet; never more than one of an upload. */
const UNKNOWN_PART = 16 * 1024 ** 2

export const partSizeOf = (data: object) => partSizes.get(data) ?? UNKNOWN_PART

export const partCountOf = (uploadId: string) =>
  opened.get(uploadId)?.partCount ?? 1

/** The same file is in the library already; nothing was opened. */
export class DuplicateFile extends Error {
  constructor(
    readonly mediaId: string,
    title: string
  ) {
    super(title)
  }
}

/**
 * Opens an upload for this file, or finds the one it began before.
 *
 * @throws DuplicateFile, ApiError
 */
export async function openUpload(
  data: File,
  again: boolean
): Promise<OpenedUploadResponse> {
  const body = {
    filename: data.name,
    content_type: data.type,
    size_bytes: data.size,
    fingerprint: await fingerprint(data),
    bytes_per_second: lineSpeed(),
    again,
  }
  const answer = await patiently(() =>
    api<CreateUploadResponse>("POST", "/admin/studio/uploads", body)
  )
  if (answer.duplicate) {
    throw new DuplicateFile(answer.media.id, answer.media.title)
  }
  const { id, part_size: size, part_count: partCount } = answer.upload
  opened.set(id, { partCount, isNew: !answer.resumed })
  partSizes.set(data, size)
  return answer
}

/** What has arrived; a new upload is not asked about. */
export async function storedParts(uploadId: string, signal?: AbortSignal) {
  const upload = opened.get(uploadId)
  if (upload?.isNew) {
    // After a pause there may be some.
    upload.isNew = false
    return []
  }
  const { parts } = await patiently(
    () => api<ListPartsResponse>("GET", uploadPath(uploadId, "/parts")),
    signal
  )
  return parts
}
