import { embedFrame, isMedia, listItems, type PostItem } from "@codex/content"
import { withPlatform, type Pg } from "@codex/kernel"
import { listFileVersions, type MediaAsset } from "@codex/media"
import type { OwnedItemsResponse } from "../contract"
import { isPlayable } from "../lib/deliverables"
import { ownedPost } from "../lib/owned-post"

type Owned = OwnedItemsResponse["items"]

const extensionOf = (filename: string) =>
  filename.split(".").pop()?.toUpperCase() ?? ""

function fileOf(
  { id, title }: PostItem,
  asset: MediaAsset,
  notes: ReadonlyMap<string, string>
): Owned[number] {
  return {
    kind: "file",
    id,
    asset_id: asset.id,
    title,
    filename: asset.filename,
    file_type: extensionOf(asset.filename),
    size_bytes: asset.size_bytes,
    version: asset.active_version ?? 1,
    version_note: notes.get(asset.id) ?? "",
  }
}

/** What plays stands in the player; what is gone or not ready stands nowhere. */
function shown(
  item: PostItem,
  assets: ReadonlyMap<string, MediaAsset>,
  notes: ReadonlyMap<string, string>
): Owned {
  const { id, title } = item
  if (item.kind === "link") {
    return [{ kind: "link", id, title, url: item.url }]
  }
  if (item.kind === "embed") {
    return [{ kind: "embed", id, title, frame_url: embedFrame(item) }]
  }
  const asset = assets.get(item.asset_id)
  const isFile = isMedia(item) && !isPlayable(item)
  return isFile && asset?.state === "ready" ? [fileOf(item, asset, notes)] : []
}

/** What an owned post gives beside what plays, in its author's order. */
export async function ownedItems(
  pg: Pg,
  customerId: string,
  postId: string
): Promise<OwnedItemsResponse> {
  const { post, assets } = await ownedPost(pg, customerId, postId)
  const { items, versions } = await withPlatform(
    pg,
    "an owned post's items",
    async (tx) => ({
      items: await listItems(tx, [postId]),
      versions: await listFileVersions(tx, [...assets.keys()]),
    })
  )
  // The newest of each comes first, and a map keeps what was put last.
  const notes = new Map(
    versions.toReversed().map(({ asset_id, note }) => [asset_id, note])
  )
  return {
    downloads_allowed: post.downloads_allowed,
    items: items.flatMap((item) => shown(item, assets, notes)),
  }
}
