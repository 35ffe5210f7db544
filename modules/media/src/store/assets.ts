import type { Tx } from "@codex/kernel"
import { assertDefined, likeText, newId } from "@codex/kernel"

import { posterName } from "../domain/ffmpeg-stills"
import { publishedPrefix, sourceKey } from "../domain/keys"
import type { MediaKind } from "../domain/limits"
import type { AssetState } from "../domain/state"
import type { MediaAsset, Rendition } from "../types"
import { toAsset, toRendition } from "./rows"

const TABLE = "media_asset"

export interface NewAsset {
  creatorId: string
  kind: MediaKind
  title: string
  filename: string
  contentType: string
  sizeBytes: number
}

export async function insertAsset(
  tx: Tx,
  input: NewAsset
): Promise<MediaAsset> {
  const id = newId("asset")
  const [row] = await tx(TABLE)
    .insert({
      id,
      creator_id: input.creatorId,
      kind: input.kind,
      title: input.title,
      filename: input.filename,
      content_type: input.contentType,
      size_bytes: input.sizeBytes,
      state: "uploading",
      source_key: sourceKey({ id, creator_id: input.creatorId }),
    })
    .returning("*")
  return toAsset(row)
}

const live = (tx: Tx) => tx(TABLE).whereNull("deleted_at")

export async function getAsset(tx: Tx, id: string): Promise<MediaAsset | null> {
  const row = await live(tx)
    .where({ id: assertDefined(id, "asset id") })
    .first()
  return row ? toAsset(row) : null
}

/** The same, held until the transaction ends. */
export async function lockAsset(
  tx: Tx,
  id: string
): Promise<MediaAsset | null> {
  const row = await live(tx)
    .where({ id: assertDefined(id, "asset id") })
    .forUpdate()
    .first()
  return row ? toAsset(row) : null
}

/** The assets of these ids that this transaction may see. */
export async function listAssets(
  tx: Tx,
  ids: readonly string[]
): Promise<MediaAsset[]> {
  const rows = await live(tx).whereIn("id", [...ids])
  return rows.map(toAsset)
}

export interface LibraryFilter {
  q?: string
  kind?: MediaKind
  state?: AssetState
  limit: number
  offset: number
}

/** One page of everything this transaction may see, newest first. */
export async function listLibrary(
  tx: Tx,
  filter: LibraryFilter
): Promise<{ assets: MediaAsset[]; count: number }> {
  const query = live(tx)
  if (filter.q) {
    const like = likeText(filter.q)
    query.where((or) =>
      or.whereILike("title", like).orWhereILike("filename", like)
    )
  }
  if (filter.kind) {
    query.where({ kind: filter.kind })
  }
  if (filter.state) {
    query.where({ state: filter.state })
  }
  const [total] = await query.clone().count({ count: "*" })
  const rows = await query
    .orderBy([
      { column: "created_at", order: "desc" },
      { column: "id", order: "desc" },
    ])
    .limit(filter.limit)
    .offset(filter.offset)
  return { assets: rows.map(toAsset), count: Number(total?.count ?? 0) }
}

export async function renameAsset(
  tx: Tx,
  id: string,
  title: string
): Promise<MediaAsset | null> {
  const [row] = await live(tx)
    .where({ id: assertDefined(id, "asset id") })
    .update({ title, updated_at: tx.fn.now() })
    .returning("*")
  return row ? toAsset(row) : null
}

/** Shows another still of the published version; they count from one. */
export async function choosePoster(
  tx: Tx,
  id: string,
  number: number
): Promise<MediaAsset | null> {
  const asset = await getAsset(tx, id)
  const prefix = asset && publishedPrefix(asset)
  // Before the last stage a choice would be overwritten by it.
  if (!prefix || asset.state !== "ready" || number > asset.poster_count) {
    return null
  }
  const [row] = await live(tx)
    .where({ id, active_version: asset.active_version })
    .update({
      thumbnail_key: prefix + posterName(number - 1),
      updated_at: tx.fn.now(),
    })
    .returning("*")
  return row ? toAsset(row) : null
}

/** Hides the asset and stops its job; its files go afterwards. */
export async function deleteAsset(
  tx: Tx,
  id: string
): Promise<MediaAsset | null> {
  const [row] = await live(tx)
    .where({ id: assertDefined(id, "asset id") })
    .update({ deleted_at: tx.fn.now(), updated_at: tx.fn.now() })
    .returning("*")
  if (!row) {
    return null
  }
  await tx("transcode_job")
    .where({ asset_id: id })
    .whereIn("state", ["queued", "running"])
    .update({ state: "cancelled", lease_until: null, updated_at: tx.fn.now() })
  return toAsset(row)
}

/** Deleted assets whose files are still there. */
export async function listFilesToRemove(
  tx: Tx,
  limit: number
): Promise<MediaAsset[]> {
  const rows = await tx(TABLE)
    .whereNotNull("deleted_at")
    .whereNull("files_removed_at")
    .orderBy("deleted_at")
    .limit(limit)
  return rows.map(toAsset)
}

export async function markFilesRemoved(tx: Tx, id: string): Promise<void> {
  await tx(TABLE)
    .where({ id: assertDefined(id, "asset id") })
    .whereNotNull("deleted_at")
    .update({ files_removed_at: tx.fn.now() })
}

/** Renditions of the published version: pictures, best first, then sound. */
export async function getRenditions(
  tx: Tx,
  assetId: string
): Promise<Rendition[]> {
  const rows = await tx("media_rendition as r")
    .join(`${TABLE} as a`, (on) =>
      on
        .on("a.creator_id", "r.creator_id")
        .on("a.id", "r.asset_id")
        .on("a.active_version", "r.version")
    )
    .where("a.id", assertDefined(assetId, "asset id"))
    .whereNull("a.deleted_at")
    .orderBy([
      { column: "r.kind", order: "desc" },
      { column: "r.bandwidth", order: "desc" },
    ])
    .select("r.*")
  return rows.map(toRendition)
}
