import type {
  ClaimedChunk,
  ClaimedJob,
  FileVersion,
  MediaAsset,
  MediaUpload,
  Rendition,
} from "../types"

/** pg hands bigint and numeric over as text. */
type Raw<T> = { [K in keyof T]: T[K] | string }

const number = (value: unknown) => Number(value)
const numberOrNull = (value: unknown) =>
  value === null || value === undefined ? null : Number(value)

export function toAsset(row: Raw<MediaAsset>): MediaAsset {
  return {
    ...(row as MediaAsset),
    size_bytes: number(row.size_bytes),
    duration_ms: numberOrNull(row.duration_ms),
    speed: numberOrNull(row.speed),
    output_bytes: number(row.output_bytes),
    loudness_lufs: numberOrNull(row.loudness_lufs),
  }
}

export function toUpload(row: Raw<MediaUpload>): MediaUpload {
  return {
    ...(row as MediaUpload),
    size_bytes: number(row.size_bytes),
    part_size: number(row.part_size),
  }
}

export function toRendition(row: Raw<Rendition>): Rendition {
  return {
    ...(row as Rendition),
    size_bytes: number(row.size_bytes),
    duration_ms: numberOrNull(row.duration_ms),
    fps: numberOrNull(row.fps),
  }
}

export function toFileVersion(row: Raw<FileVersion>): FileVersion {
  return { ...(row as FileVersion), size_bytes: number(row.size_bytes) }
}

export function toJob(row: Raw<ClaimedJob>): ClaimedJob {
  return { ...(row as ClaimedJob), fence: number(row.fence) }
}

export function toChunk(row: Raw<ClaimedChunk>): ClaimedChunk {
  return {
    ...(row as ClaimedChunk),
    version: number(row.version),
    fence: number(row.fence),
  }
}

export interface RawResult<T> {
  rows: T[]
  rowCount: number | null
}
