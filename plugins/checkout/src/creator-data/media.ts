import { pageAssets, type MediaAsset } from "@codex/media"
import { csvText, iso, jsonText } from "./as-text"
import { inTenant } from "./in-tenant"
import type { Owner } from "./own-creator"
import { PAGE_ROWS, pagesOf } from "./pages"

export const mediaItem = (asset: MediaAsset) => ({
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
})

function library(of: Owner) {
  const creatorId = of.creator.id
  return pagesOf((after: string | null) =>
    inTenant(of, { creatorId }, (tx) =>
      pageAssets(tx, { creatorId, after, limit: PAGE_ROWS })
    )
  )
}

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
    (asset) => [
      asset.id,
      asset.filename,
      asset.size_bytes.toString(),
      asset.sha256 ?? "",
      fetchAt(asset),
    ]
  )
