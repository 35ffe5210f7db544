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

export interface PublishedRef extends AssetRef {
  kind: "video" | "audio"
  active_version: number | null
  content_type: string
}

const AUDIO_EXTENSIONS: Record<string, string> = {
  "audio/mpeg": "mp3",
  "audio/wav": "wav",
  "audio/aac": "aac",
}

/** The file of a published version a player opens first. */
export function publishedEntry(asset: PublishedRef): string {
  return asset.kind === "video"
    ? "master.m3u8"
    : `audio.${AUDIO_EXTENSIONS[asset.content_type] ?? "mp3"}`
}

/** Where the published files lie, or `null` before the first publication. */
export function publishedPrefix(
  asset: AssetRef & { active_version: number | null }
): string | null {
  return asset.active_version === null
    ? null
    : versionPrefix(asset, asset.active_version)
}
