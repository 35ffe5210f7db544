import type {
  LibraryDeliverable,
  LibraryItem,
} from "@codex/plugin-access/contract"
import { texts } from "../../i18n"
import { postOfPath } from "../../lib/post-path"
import { api, paths } from "../../paths"
import type { PlayerConfig } from "./config"

/** The part asked for, else the first that is not finished. */
export function choosePart(
  item: LibraryItem,
  assetId: string | null
): LibraryDeliverable | undefined {
  const { deliverables } = item
  return (
    deliverables.find(({ asset_id }) => asset_id === assetId) ??
    deliverables.find(({ completed }) => !completed) ??
    deliverables[0]
  )
}

export function playerConfig(
  item: LibraryItem,
  part: LibraryDeliverable
): PlayerConfig {
  const { handle, slug } = postOfPath(item.path)
  const index = item.deliverables.indexOf(part)
  const neighbour = (step: number) => {
    const other = item.deliverables[index + step]
    return other && paths.watch(handle, slug, { asset: other.asset_id })
  }
  const here = paths.watch(handle, slug, { asset: part.asset_id })
  return {
    postId: item.post_id,
    assetId: part.asset_id,
    kind: part.kind,
    title: item.deliverables.length > 1 ? part.title : item.title,
    seller: item.creator?.display_name ?? item.organization?.name ?? "",
    coverUrl: item.cover_url,
    playbackUrl: api.playback(item.post_id),
    progressUrl: api.progress(),
    renewUrl: api.renew("ID"),
    loginUrl: paths.login(here),
    postUrl: paths.post(handle, slug),
    previousUrl: neighbour(-1),
    nextUrl: neighbour(1),
    texts: texts("player"),
  }
}
