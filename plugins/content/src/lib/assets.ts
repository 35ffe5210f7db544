import {
  contentFailure,
  isMedia,
  itemInput,
  itemKey,
  parseEmbed,
  parseLink,
  type ChecklistDeliverable,
  type DeliverableInput,
  type ItemInput,
  type PostDeliverable,
  type PostItem,
} from "@codex/content"
import { withTenant, type Pg } from "@codex/kernel"
import { listAssets, type MediaAsset } from "@codex/media"
import type { PostBody } from "../contract"

type Wanted = NonNullable<PostBody["deliverables"]>

type Kept = Extract<Wanted[number], { asset_id: string }>

function refuseDuplicates(wanted: readonly ItemInput[]): void {
  if (new Set(wanted.map(itemKey)).size < wanted.length) {
    throw contentFailure("asset_listed_twice")
  }
}

const titleOf = (title: string | undefined, asset: MediaAsset) =>
  title?.trim() || asset.title || asset.filename

function attach(
  asset: MediaAsset,
  title: string | undefined
): DeliverableInput {
  return {
    asset_id: asset.id,
    asset_creator_id: asset.creator_id,
    title: titleOf(title, asset),
    media_kind: asset.kind,
    duration_ms: asset.duration_ms,
  }
}

/** What lies elsewhere is kept by what we read in its address. */
function fromAddress(item: Exclude<Wanted[number], Kept>): ItemInput {
  const { title } = item
  if ("url" in item) {
    const url = parseLink(item.url)
    if (!url) {
      throw contentFailure("link_refused", { title })
    }
    return { kind: "link", title, url }
  }
  const embed = parseEmbed(item.embed_url)
  if (!embed) {
    throw contentFailure("embed_refused", { title })
  }
  return { kind: "embed", title, ...embed }
}

const isKept = (item: Wanted[number]): item is Kept => "asset_id" in item

/**
 * Turns what the author picked into items of the post. A file must be in the
 * acting creator's own library, or already on the post: an admin may edit a
 * colleague's post without reading the colleague's library.
 */
export async function chooseItems(
  pg: Pg,
  creatorId: string,
  wanted: Wanted,
  current: readonly PostItem[]
): Promise<ItemInput[]> {
  const kept = new Map(
    current.filter(isMedia).map((row) => [row.asset_id, row])
  )
  const fresh = wanted
    .filter(isKept)
    .map((item) => item.asset_id)
    .filter((id) => !kept.has(id))
  const assets = await withTenant(pg, { creatorId }, (tx) =>
    listAssets(tx, fresh)
  )
  const own = new Map(assets.map((asset) => [asset.id, asset]))
  const chosen = wanted.map((item) => {
    if (!isKept(item)) {
      return fromAddress(item)
    }
    const existing = kept.get(item.asset_id)
    if (existing) {
      const title = item.title?.trim() || existing.title
      return { ...itemInput(existing), title }
    }
    const asset = own.get(item.asset_id)
    if (!asset) {
      throw contentFailure("asset_not_found")
    }
    return attach(asset, item.title)
  })
  refuseDuplicates(chosen)
  return chosen
}

/** The files behind these deliverables, each read as its own creator. */
export async function assetsOf(
  pg: Pg,
  deliverables: readonly Pick<
    PostDeliverable,
    "asset_id" | "asset_creator_id"
  >[]
): Promise<Map<string, MediaAsset>> {
  const assets = new Map<string, MediaAsset>()
  for (const creatorId of new Set(
    deliverables.map((d) => d.asset_creator_id)
  )) {
    const ids = deliverables
      .filter((row) => row.asset_creator_id === creatorId)
      .map((row) => row.asset_id)
    const found = await withTenant(pg, { creatorId }, (tx) =>
      listAssets(tx, ids)
    )
    for (const asset of found) {
      assets.set(asset.id, asset)
    }
  }
  return assets
}

/** The view of a deliverable that the publish checklist judges. */
export function checklistEntry(
  row: Pick<PostDeliverable, "title">,
  asset: MediaAsset | undefined
): ChecklistDeliverable {
  return {
    title: row.title,
    state: asset?.state ?? "missing",
    playable: asset?.playable ?? false,
  }
}
