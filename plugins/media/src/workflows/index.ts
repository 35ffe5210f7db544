import type { Pg } from "@codex/kernel"
import type { MediaAsset } from "@codex/media"

import { pgOf, type Resolver, uploadDeps } from "../http/media-deps"
import { type IngestInput, ingestLocalFile } from "../uploads/ingest-file"

export { publishedEntry, publishedPrefix } from "@codex/media"
export { registerAssetGuard } from "../http/asset-guards"
export type { AssetGuard } from "../http/asset-guards"
export { resolveTool } from "../transcoder/binaries"
export { FfmpegTranscoder } from "../transcoder/ffmpeg-transcoder"
export { createStorage, mediaStorage } from "../storage/media-storage"
export { chaptersOf } from "../texts/chapters"
export type { IngestInput } from "../uploads/ingest-file"

const isResolver = (from: Pg | Resolver): from is Resolver =>
  "resolve" in from && typeof from.resolve === "function"

/** Puts a local file into a creator's library, as an upload would. */
export function ingestFile(
  from: Pg | Resolver,
  input: IngestInput
): Promise<MediaAsset> {
  const pg = isResolver(from) ? pgOf(from) : from
  return ingestLocalFile(uploadDeps(pg), input)
}
