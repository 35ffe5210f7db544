import type { ChunkTask } from "./domain/ffmpeg-chunk"
import type { MediaKind, PlayableKind } from "./domain/limits"
import type { AssetState } from "./domain/state"
import type { TrackKind } from "./domain/text-tracks"

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
  /** What a player opens first inside the version; `null`: the usual name. */
  entry_file: string | null
  /** Bytes of everything made of the source. */
  output_bytes: number
  /** Integrated loudness (EBU R 128); `null` when silent or not measured. */
  loudness_lufs: number | null
  has_waveform: boolean
  has_storyboard: boolean
  poster_count: number
  source_key: string
  /** Of a file of kind `file`, once it is ready. */
  sha256: string | null
  thumbnail_key: string | null
  progress: number
  speed: number | null
  eta_s: number | null
  created_at: Date
  updated_at: Date
  deleted_at: Date | null
}

/** One state of a file that is sold as it is. */
export interface FileVersion {
  id: string
  creator_id: string
  asset_id: string
  /** Counts from 1. */
  version: number
  filename: string
  content_type: string
  size_bytes: number
  sha256: string
  /** What changed; empty in the first. */
  note: string
  announced_at: Date | null
  created_at: Date
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

/** One thing a player chooses, and what it is made of. */
export interface NewRendition {
  name: string
  kind: PlayableKind
  width: number | null
  height: number | null
  /** As in the master playlist (RFC 6381). */
  codecs: string | null
  /** Pictures a second; `null` for sound. */
  fps: number | null
  /** The source's own stream, not encoded again. */
  is_copied: boolean
  /** Bits a second of its largest segment, and of all together. */
  bandwidth: number
  average_bandwidth: number | null
  duration_ms: number | null
  segment_count: number | null
  size_bytes: number
  /** Path inside the version. */
  playlist: string
}

export interface Rendition extends NewRendition {
  id: string
  creator_id: string
  asset_id: string
  version: number
}

/** Segments a chunk has become, by the name of their rung. */
export type ChunkResult = Record<
  string,
  { seconds: number; uri: string; bytes: number }[]
>

/** A part of a ladder, as the worker that encodes it holds it. */
export interface ClaimedChunk {
  id: string
  creator_id: string
  asset_id: string
  /** Fence of the job it is part of: where its files go. */
  version: number
  number: number
  fence: number
  task: ChunkTask
}

/** What a worker holds while its lease lasts. */
export interface ClaimedJob {
  id: string
  creator_id: string
  asset_id: string
  attempt: number
  fence: number
}

/** A row of `media_text_track`. */
export interface TextTrack {
  id: string
  creator_id: string
  asset_id: string
  kind: TrackKind
  /** BCP 47, canonical. */
  language: string
  label: string
  /** WebVTT. */
  content: string
  cue_count: number
  created_at: Date
  updated_at: Date
}
