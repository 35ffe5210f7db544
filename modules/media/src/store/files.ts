import type { Tx } from "@codex/kernel"
import { assertDefined, newId } from "@codex/kernel"

import { nextState } from "../domain/state"
import type { FileVersion, MediaAsset } from "../types"
import { toAsset, toFileVersion } from "./rows"

const VERSIONS = "media_file_version"

async function keepVersion(
  tx: Tx,
  asset: MediaAsset,
  note: string
): Promise<void> {
  const version = asset.active_version ?? 1
  await tx(VERSIONS).insert({
    id: newId("mver"),
    creator_id: asset.creator_id,
    asset_id: asset.id,
    version,
    filename: asset.filename,
    content_type: asset.content_type,
    size_bytes: asset.size_bytes,
    sha256: assertDefined(asset.sha256, "hash of the file"),
    note,
    // Nobody has bought what has just come.
    ...(version === 1 ? { announced_at: tx.fn.now() } : {}),
  })
}

/** A file is sold as it is: version 1 is the upload itself. */
export async function publishFile(
  tx: Tx,
  asset: MediaAsset,
  facts: { contentType: string; sha256: string }
): Promise<MediaAsset | null> {
  const [row] = await tx("media_asset")
    .where({ id: asset.id, state: "uploading" })
    .whereNull("deleted_at")
    .update({
      state: nextState("uploading", "bytes_stored", "file"),
      content_type: facts.contentType,
      sha256: facts.sha256,
      active_version: 1,
      progress: 100,
      updated_at: tx.fn.now(),
    })
    .returning("*")
  if (!row) {
    return null
  }
  const published = toAsset(row)
  await keepVersion(tx, published, "")
  return published
}

/**
 * Puts another file in the place of this one. Whoever moves it first wins: the
 * version before is part of the condition. Earlier bytes stay and are counted.
 */
export async function replaceFile(
  tx: Tx,
  before: MediaAsset,
  by: MediaAsset,
  note: string
): Promise<MediaAsset | null> {
  const version = (before.active_version ?? 1) + 1
  const [row] = await tx("media_asset")
    .where({ id: before.id, kind: "file", state: "ready" })
    .where({ active_version: before.active_version })
    .whereNull("deleted_at")
    .update({
      filename: by.filename,
      content_type: by.content_type,
      size_bytes: by.size_bytes,
      sha256: by.sha256,
      active_version: version,
      output_bytes: before.output_bytes + before.size_bytes,
      updated_at: tx.fn.now(),
    })
    .returning("*")
  if (!row) {
    return null
  }
  const replaced = toAsset(row)
  await keepVersion(tx, replaced, note)
  return replaced
}

/** Versions of these files, the newest of each first. */
export async function listFileVersions(
  tx: Tx,
  assetIds: readonly string[]
): Promise<FileVersion[]> {
  const rows = await tx(VERSIONS)
    .whereIn("asset_id", [...assetIds])
    .orderBy([{ column: "asset_id" }, { column: "version", order: "desc" }])
  return rows.map(toFileVersion)
}

/** The oldest version whose buyers were not told yet, of a file that is there. */
export async function nextNews(tx: Tx): Promise<FileVersion | null> {
  const row = await tx(`${VERSIONS} as v`)
    .join("media_asset as a", (on) =>
      on.on("a.creator_id", "v.creator_id").on("a.id", "v.asset_id")
    )
    .whereNull("v.announced_at")
    .whereNull("a.deleted_at")
    .orderBy(["v.created_at", "v.id"])
    .first("v.*")
  return row ? toFileVersion(row) : null
}

export async function markAnnounced(tx: Tx, id: string): Promise<void> {
  await tx(VERSIONS)
    .where({ id: assertDefined(id, "version id") })
    .update({ announced_at: tx.fn.now() })
}
