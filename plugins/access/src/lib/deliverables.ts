import type { PostDeliverable } from "@codex/content"
import type { Progress } from "@codex/entitlements"
import type { MediaAsset, PlayableKind } from "@codex/media"
import type { LibraryDeliverable } from "../contract"

/** What opens in the player; a file is downloaded. */
export const isPlayable = <Part extends { media_kind: string }>(
  part: Part
): part is Part & { media_kind: PlayableKind } => part.media_kind !== "file"

/** What of a post plays, as its owner sees it, in the author's order. */
export function toDeliverables(
  deliverables: readonly PostDeliverable[],
  assets: ReadonlyMap<string, Pick<MediaAsset, "duration_ms">>,
  progress: readonly Progress[]
): LibraryDeliverable[] {
  return deliverables.filter(isPlayable).map((part) => {
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
