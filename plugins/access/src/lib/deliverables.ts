import type { PostDeliverable } from "@codex/content"
import type { Progress } from "@codex/entitlements"
import type { MediaAsset } from "@codex/media"
import type { LibraryDeliverable } from "../contract"

/** A post's parts as its owner sees them, in the author's order. */
export function toDeliverables(
  deliverables: readonly PostDeliverable[],
  assets: ReadonlyMap<string, Pick<MediaAsset, "duration_ms">>,
  progress: readonly Progress[]
): LibraryDeliverable[] {
  return deliverables.map((part) => {
    const seen = progress.find(
      (row) => row.post_id === part.post_id && row.asset_id === part.asset_id
    )
    return {
      asset_id: part.asset_id,
      kind: part.media_kind,
      title: part.title,
      duration_ms:
        part.duration_ms ??
        assets.get(part.asset_id)?.duration_ms ??
        seen?.duration_ms ??
        null,
      position_ms: seen?.resume_ms ?? 0,
      completed: seen?.completed ?? false,
    }
  })
}

export function byId<Row extends { id: string }>(
  rows: readonly Row[]
): Map<string, Row> {
  return new Map(rows.map((row) => [row.id, row]))
}
