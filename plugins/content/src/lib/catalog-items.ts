import { isMedia, type PostItem } from "@codex/content"
import type { MediaAsset, TextTrack } from "@codex/media"
import { chaptersOf } from "@codex/plugin-media/workflows"
import type { CatalogDeliverable } from "../contract"

interface Items {
  items: readonly PostItem[]
  assets: ReadonlyMap<string, MediaAsset>
  /** The chapters of all their files. */
  chapters: readonly TextTrack[]
}

/** What a post gives, in its order, as anybody may know it. */
export function itemViews({
  items,
  assets,
  chapters,
}: Items): CatalogDeliverable[] {
  const byAsset = new Map(
    chapters.map(({ asset_id, content }) => [asset_id, chaptersOf(content)])
  )
  return items.map((row) => {
    const media = isMedia(row) ? row : null
    const id = media?.asset_id ?? null
    return {
      id: row.id,
      asset_id: id,
      title: row.title,
      kind: isMedia(row) ? row.media_kind : row.kind,
      duration_ms: media?.duration_ms ?? null,
      chapters: (id && byAsset.get(id)) || [],
      ...fileFacts(id ? assets.get(id) : undefined),
    }
  })
}

/** What a buyer may know of a file before they buy it. */
function fileFacts(asset: MediaAsset | undefined) {
  const isFile = asset?.kind === "file"
  return {
    file_type: isFile ? extensionOf(asset.filename) : null,
    size_bytes: isFile ? asset.size_bytes : null,
  }
}

const extensionOf = (filename: string) =>
  filename.split(".").pop()?.toUpperCase() ?? null
