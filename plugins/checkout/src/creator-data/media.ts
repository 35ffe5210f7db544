import type { MediaAsset } from "@codex/media"
import { csvText, iso, jsonText } from "./as-text"
import { library, type Listed } from "./library"
import type { Owner } from "./own-creator"
import { textName } from "./texts"

export const mediaItem = ({ asset, texts }: Listed) => ({
  id: asset.id,
  title: asset.title,
  kind: asset.kind,
  state: asset.state,
  file_name: asset.filename,
  content_type: asset.content_type,
  bytes: asset.size_bytes,
  duration_ms: asset.duration_ms,
  width: asset.width,
  height: asset.height,
  created_at: iso(asset.created_at),
  updated_at: iso(asset.updated_at),
  texts: texts.map((track) => ({
    kind: track.kind,
    language: track.language,
    label: track.label,
    lines: track.cue_count,
    file: textName(track),
  })),
})

/** What is known of each file of their library. */
export const mediaText = (of: Owner): AsyncIterable<string> =>
  jsonText(library(of), mediaItem)

/** Where Studio hands an original out (*Download original*, ADR 0035). */
const fetchAt = (asset: MediaAsset) => `/app/studio/media/${asset.id}`

/** The originals: what there is, whether it is whole, and where to fetch it. */
export const originalsText = (of: Owner): AsyncIterable<string> =>
  csvText(
    ["media_id", "file_name", "bytes", "sha256", "fetch_at"],
    library(of),
    ({ asset }) => [
      asset.id,
      asset.filename,
      asset.size_bytes.toString(),
      asset.sha256 ?? "",
      fetchAt(asset),
    ]
  )
