import { z } from "zod"

/** Body of `POST /admin/studio/uploads`. */
export const createUploadBody = z
  .object({
    filename: z.string().trim().min(1).max(255),
    content_type: z.string().max(127).default(""),
    size_bytes: z.number().int().nonnegative(),
    title: z.string().trim().min(1).max(200).optional(),
    /**
     * The same for the same content: resumes an unfinished upload of it, and
     * finds what it has become before.
     */
    fingerprint: z.string().min(8).max(300).optional(),
    /** What the line was last seen to carry; decides how large parts are. */
    bytes_per_second: z.number().positive().max(1e11).optional(),
    /** Upload it although the same file is in the library already. */
    again: z.boolean().default(false),
  })
  .strict()

/** Body of `POST /admin/studio/uploads/:id/sign`; many parts per request. */
export const signPartsBody = z
  .object({
    part_numbers: z.array(z.number().int().min(1).max(10_000)).min(1).max(1000),
  })
  .strict()

/** Body of the two posts that need none. */
export const emptyBody = z.object({}).strict()

/** Body of `POST /admin/studio/media/:id`. */
export const updateMediaBody = z
  .object({
    title: z.string().trim().min(1).max(200).optional(),
    /** One of the video's stills, counted from one. */
    poster: z.number().int().min(1).max(3).optional(),
  })
  .strict()

/** Query of the thumbnail: the one shown, or one to choose from. */
export const thumbnailQuery = z.object({
  poster: z.coerce.number().int().min(1).max(3).optional(),
  /** Anything: a new picture needs a new address. */
  v: z.string().max(40).optional(),
})

/** Query of the two lists. */
export const libraryQuery = z
  .object({
    q: z.string().trim().max(100).optional(),
    kind: z.enum(["video", "audio"]).optional(),
    state: z.enum(["uploading", "processing", "ready", "failed"]).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(24),
    offset: z.coerce.number().int().min(0).default(0),
  })
  .strict()

export type CreateUploadBody = z.infer<typeof createUploadBody>
export type SignPartsBody = z.infer<typeof signPartsBody>
export type UpdateMediaBody = z.infer<typeof updateMediaBody>
export type LibraryQuery = z.infer<typeof libraryQuery>

export interface MediaFailureDto {
  code: string
  sentence: string
  retriable: boolean
}

export interface MediaAssetDto {
  id: string
  creator_id: string
  kind: "video" | "audio"
  title: string
  filename: string
  content_type: string
  size_bytes: number
  state: "uploading" | "processing" | "ready" | "failed"
  playable: boolean
  /** Only the first minute of it can be played yet. */
  partial: boolean
  failure: MediaFailureDto | null
  duration_ms: number | null
  width: number | null
  height: number | null
  progress: number
  speed: number | null
  eta_s: number | null
  has_thumbnail: boolean
  /** Stills to choose from, and which of them is shown. */
  poster_count: number
  poster_number: number | null
  has_waveform: boolean
  /** Integrated loudness (EBU R 128); `null` when silent or not measured. */
  loudness_lufs: number | null
  /** Bytes of what was made of it, beside the original. */
  output_bytes: number
  created_at: string
  updated_at: string
}

export interface RenditionDto {
  name: string
  kind: "video" | "audio"
  width: number | null
  height: number | null
  /** As in the playlist (RFC 6381). */
  codecs: string | null
  fps: number | null
  /** The upload's own stream, not encoded again. */
  is_copied: boolean
  duration_ms: number | null
  bandwidth: number
  size_bytes: number
}

/** What may be uploaded, for a check before a byte is sent. */
export interface AcceptedTypeDto {
  label: string
  kind: "video" | "audio"
  extension: string
  content_types: string[]
  max_bytes: number
}

export interface LibraryResponse {
  media: MediaAssetDto[]
  count: number
  limit: number
  offset: number
}

export interface StudioLibraryResponse extends LibraryResponse {
  accepts: AcceptedTypeDto[]
  /** Bytes of all of the creator's files, with what was made of them. */
  used_bytes: number
}

export interface MediaResponse {
  media: MediaAssetDto & { renditions: RenditionDto[] }
}

export interface UploadDto {
  id: string
  media_id: string
  part_size: number
  part_count: number
  expires_at: string
}

export interface OpenedUploadResponse {
  duplicate: false
  upload: UploadDto
  media: MediaAssetDto
  /** Parts of an earlier try are already there. */
  resumed: boolean
}

/** Nothing was opened: this file is in the library already. */
export interface DuplicateUploadResponse {
  duplicate: true
  media: MediaAssetDto
}

export type CreateUploadResponse =
  OpenedUploadResponse | DuplicateUploadResponse

export interface UnfinishedUploadDto extends UploadDto {
  filename: string
  size_bytes: number
  created_at: string
}

export interface UnfinishedUploadsResponse {
  uploads: UnfinishedUploadDto[]
}

export interface SignPartsResponse {
  parts: { part_number: number; url: string }[]
}

export interface ListPartsResponse {
  parts: { part_number: number; size: number; etag: string }[]
}
