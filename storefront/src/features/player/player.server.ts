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

/** `?t=90`, in seconds; anything else asks for nothing. */
export function startOf(params: URLSearchParams): number | null {
  const asked = params.get("t") ?? ""
  return /^\d{1,6}$/.test(asked) ? Number(asked) : null
}

export function playerConfig(
  item: LibraryItem,
  part: LibraryDeliverable,
  startAt: number | null
): PlayerConfig {
  const { handle, slug } = postOfPath(item.path)
  const index = item.deliverables.indexOf(part)
  const urlOf = ({ asset_id: asset }: LibraryDeliverable) =>
    paths.watch(handle, slug, { asset })
  const before = item.deliverables[index - 1]
  const after = item.deliverables[index + 1]
  const here = urlOf(part)
  return {
    postId: item.post_id,
    assetId: part.asset_id,
    kind: part.kind,
    title: item.deliverables.length > 1 ? part.title : item.title,
    seller: item.creator?.display_name ?? item.organization?.name ?? "",
    album: item.deliverables.length > 1 ? item.title : "",
    coverUrl: item.cover_url,
    playbackUrl: api.playback(item.post_id),
    progressUrl: api.progress(),
    renewUrl: api.renew("ID"),
    closeUrl: api.closePlayer("ID"),
    playersUrl: api.players(),
    accessUrl: api.access(item.post_id),
    loginUrl: paths.login(here),
    postUrl: paths.post(handle, slug),
    previousUrl: before && urlOf(before),
    next: after && { url: urlOf(after), title: after.title },
    startAt,
    texts: texts("player"),
  }
}
