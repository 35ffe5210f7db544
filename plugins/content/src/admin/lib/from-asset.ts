import type { MediaAssetDto } from "@codex/plugin-media/contract"
import type { DraftItem } from "./draft"

/** A file of the library as an item of a post. */
export const fromAsset = (asset: MediaAssetDto): DraftItem => ({
  asset_id: asset.id,
  url: null,
  filename: asset.filename,
  size_bytes: asset.size_bytes,
  title: asset.title || asset.filename,
  media_kind: asset.kind,
  duration_ms: asset.duration_ms,
  state: asset.state,
  playable: asset.playable,
  progress: asset.progress,
})
