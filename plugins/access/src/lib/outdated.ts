import type { PlaybackSession } from "@codex/entitlements"
import { withPlatform, type Pg } from "@codex/kernel"
import { getAsset, publishedEntry } from "@codex/media"

type Played = Pick<PlaybackSession, "asset_id" | "version" | "entry_file">

/**
 * A video is published in stages. What a session plays stays where it is; by
 * now there may be more of it.
 */
export async function isOutdated(pg: Pg, played: Played): Promise<boolean> {
  const asset = await withPlatform(pg, "what is published by now", (tx) =>
    getAsset(tx, played.asset_id)
  )
  return (
    asset !== null &&
    asset.playable &&
    (asset.active_version !== played.version ||
      publishedEntry(asset) !== played.entry_file)
  )
}
