import type { MediaKind } from "./domain/limits"
import type { AssetState } from "./domain/state"

/** A row of `media_asset`. Byte counts fit a JS number (limit 5 GB). */
export interface MediaAsset {
  id: string
  creator_id: string
  kind: MediaKind
  title: string
  filename: string
  content_type: string
  size_bytes: number
  state: AssetState
  playable: boolean
  failure_code: string | null
  duration_ms: number | null
  width: number | null
  height: number | null
  active_version: number | null
  source_key: string
  thumbnail_key: string | null
  progress: number
  speed: number | null
  eta_s: number | null
  created_at: Date
  updated_at: Date
  deleted_at: Date | null
}

export type UploadState = "open" | "completing" | "completed" | "aborted"

export interface MediaUpload {
  id: string
  creator_id: string
  asset_id: string
  storage_upload_id: string
  storage_key: string
  size_bytes: number
  part_size: number
  part_count: number
  state: UploadState
  expires_at: Date
  created_at: Date
}

export interface Rendition {
  id: string
  creator_id: string
  asset_id: string
  version: number
  name: string
  width: number | null
  height: number | null
  bandwidth: number
  size_bytes: number
  playlist: string
}

export interface NewRendition {
  name: string
  width: number | null
  height: number | null
  bandwidth: number
  size_bytes: number
  playlist: string
}

/** What a worker holds while its lease lasts. */
export interface ClaimedJob {
  id: string
  creator_id: string
  asset_id: string
  attempt: number
  fence: number
}
