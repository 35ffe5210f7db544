import {
  contentFailure,
  type ChecklistDeliverable,
  type DeliverableInput,
  type PostDeliverable,
} from "@codex/content"
import { withTenant, type Pg } from "@codex/kernel"
import { listAssets, type MediaAsset } from "@codex/media"
import type { PostBody } from "../contract"

type Wanted = NonNullable<PostBody["deliverables"]>

function refuseDuplicates(wanted: Wanted): void {
  if (new Set(wanted.map((d) => d.asset_id)).size < wanted.length) {
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

/**
 * Turns what the author picked into deliverables. A file must be in the
 * acting creator's own library, or already on the post: an admin may edit a
 * colleague's post without reading the colleague's library.
 */
export async function chooseDeliverables(
  pg: Pg,
  creatorId: string,
  wanted: Wanted,
  current: readonly PostDeliverable[]
): Promise<DeliverableInput[]> {
  refuseDuplicates(wanted)
  const kept = new Map(current.map((row) => [row.asset_id, row]))
  const fresh = wanted.map((d) => d.asset_id).filter((id) => !kept.has(id))
  const assets = await withTenant(pg, { creatorId }, (tx) =>
    listAssets(tx, fresh)
  )
  const own = new Map(assets.map((asset) => [asset.id, asset]))
  return wanted.map(({ asset_id, title }) => {
    const existing = kept.get(asset_id)
    if (existing) {
      return { ...input(existing), title: title?.trim() || existing.title }
    }
    const asset = own.get(asset_id)
    if (!asset) {
      throw contentFailure("asset_not_found")
    }
    return attach(asset, title)
  })
}

function input(row: PostDeliverable): DeliverableInput {
  const { asset_id, asset_creator_id, title, media_kind, duration_ms } = row
  return { asset_id, asset_creator_id, title, media_kind, duration_ms }
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
