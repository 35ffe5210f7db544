import type { MediaKind } from "./limits"

interface AssetRef {
  id: string
  creator_id: string
}

/** Everything of a creator lies under one prefix (ARCHITECTURE §3). */
export function assetPrefix(asset: AssetRef): string {
  return `media/${asset.creator_id}/${asset.id}/`
}

/** The creator's file name never reaches a key. */
export function sourceKey(asset: AssetRef): string {
  return `${assetPrefix(asset)}source`
}

/** Output of one attempt; a lost attempt's prefix is garbage. */
export function versionPrefix(asset: AssetRef, version: number): string {
  return `${assetPrefix(asset)}${version}/`
}

/** What a service makes before a worker fetches it; no reader is shown it. */
export function servicePrefix(asset: AssetRef): string {
  return `${assetPrefix(asset)}service/`
}

/**
 * Where the bytes of a file of kind `file` lie: the upload itself, or the
 * version that has taken its place.
 */
export function fileKey(
  asset: AssetRef & { active_version: number | null }
): string {
  const version = asset.active_version ?? 1
  return version === 1
    ? sourceKey(asset)
    : `${versionPrefix(asset, version)}file`
}

export interface PublishedRef extends AssetRef {
  kind: MediaKind
  active_version: number | null
  content_type: string
  entry_file?: string | null
}

const AUDIO_EXTENSIONS: Record<string, string> = {
  "audio/mpeg": "mp3",
  "audio/wav": "wav",
  "audio/aac": "aac",
}

/** The file of a published version a player opens first. */
export function publishedEntry(asset: PublishedRef): string {
  if (asset.kind === "video") {
    return asset.entry_file ?? "master.m3u8"
  }
  return `audio.${AUDIO_EXTENSIONS[asset.content_type] ?? "mp3"}`
}

/** The entry of a long video's first minute, while nothing else is there. */
export const FIRST_ENTRY = "first.m3u8"

/** Whether what is published is all of it, and not its beginning only. */
export const isWhole = ({ entry_file }: Pick<PublishedRef, "entry_file">) =>
  entry_file !== FIRST_ENTRY

/** Where the published files lie, or `null` before the first publication. */
export function publishedPrefix(
  asset: AssetRef & { active_version: number | null }
): string | null {
  return asset.active_version === null
    ? null
    : versionPrefix(asset, asset.active_version)
}
