import { type Pg, withTenant } from "@codex/kernel"

import {
  insertAsset,
  insertUpload,
  markVideoStored,
  type MediaAsset,
  type NewRendition,
  type Publication,
} from "../index"
import {
  MediaChunksMigration,
  MediaFilesMigration,
  MediaMigration,
  MediaStagesMigration,
  MediaTextTracksMigration,
} from "../testing"

export const MIGRATIONS = [
  MediaMigration,
  MediaStagesMigration,
  MediaChunksMigration,
  MediaFilesMigration,
]

/** With the texts that go with files. */
export const ALL_MIGRATIONS = [...MIGRATIONS, MediaTextTracksMigration]

export const CREATOR = "cr_one"
export const OTHER = "cr_two"

export function newVideo(pg: Pg, creatorId = CREATOR): Promise<MediaAsset> {
  return withTenant(pg, { creatorId }, (tx) =>
    insertAsset(tx, {
      creatorId,
      kind: "video",
      title: "Morning light",
      filename: "morning.mp4",
      contentType: "video/mp4",
      sizeBytes: 1000,
    })
  )
}

/** A video whose bytes are stored: its job waits in the queue. */
export async function queuedVideo(
  pg: Pg,
  creatorId = CREATOR
): Promise<MediaAsset> {
  const asset = await newVideo(pg, creatorId)
  await withTenant(pg, { creatorId }, async (tx) => {
    const plan = { partSize: 1000, partCount: 1 }
    await insertUpload(tx, { asset, storageUploadId: "u", ...plan })
    await markVideoStored(tx, asset, "video/mp4")
  })
  return asset
}

const SIZES: Record<string, { width: number; bandwidth: number }> = {
  "720p": { width: 1280, bandwidth: 2_000_000 },
  "480p": { width: 854, bandwidth: 1_200_000 },
  "360p": { width: 640, bandwidth: 600_000 },
}

function rendition(name: string): NewRendition {
  const size = SIZES[name]
  return {
    name,
    kind: size ? "video" : "audio",
    width: size?.width ?? null,
    height: size ? Number.parseInt(name, 10) : null,
    codecs: size ? "avc1.64001f" : "mp4a.40.2",
    fps: size ? 29.97 : null,
    is_copied: true,
    bandwidth: size?.bandwidth ?? 128_000,
    average_bandwidth: size?.bandwidth ?? 128_000,
    duration_ms: 12_000,
    segment_count: 3,
    size_bytes: 900_000,
    playlist: `${name}/index.m3u8`,
  }
}

/** The last stage of a video, as a worker publishes it. */
export const publication = (
  entryFile: string,
  names: readonly string[]
): Publication => ({
  isFinal: true,
  entryFile,
  durationMs: 12_000,
  width: 1280,
  height: 720,
  thumbnailKey: null,
  posterCount: 0,
  hasStoryboard: false,
  hasWaveform: false,
  loudnessLufs: -23.5,
  outputBytes: 4_000_000,
  renditions: names.map(rendition),
})
