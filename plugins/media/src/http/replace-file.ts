import { type Pg, type Tx, withTenant } from "@codex/kernel"
import {
  deleteAsset,
  fileKey,
  getAsset,
  lockAsset,
  type MediaAsset,
  mediaFailure,
  replaceFile,
  type StorageDriver,
} from "@codex/media"

import { copyWhole } from "../storage/again"
import { assertUnused } from "./asset-guards"
import { removeFiles } from "./delete-media"

interface ReplaceInput {
  creatorId: string
  /** The file that is sold. */
  assetId: string
  /** The upload that takes its place; its own entry goes. */
  replacementId: string
  /** What changed, for those who bought it. */
  note: string
}

const isFile = (asset: MediaAsset | null): asset is MediaAsset =>
  asset?.kind === "file" && asset.state === "ready"

async function readBoth(tx: Tx, input: ReplaceInput) {
  const before = await lockAsset(tx, input.assetId)
  const by = await getAsset(tx, input.replacementId)
  if (!before || !by) {
    throw mediaFailure("media_not_found")
  }
  if (!isFile(before) || !isFile(by)) {
    throw mediaFailure("media_not_a_file")
  }
  if (before.sha256 === by.sha256) {
    throw mediaFailure("media_same_file")
  }
  return { before, by }
}

/**
 * Puts an uploaded file in the place of another (ADR 0035). The row is held
 * while the storage copies, so that of two at once each gets a version, and
 * bytes, of its own. What a crash leaves of the copy goes with the file.
 */
export async function replaceWith(
  pg: Pg,
  storage: StorageDriver,
  input: ReplaceInput
): Promise<MediaAsset> {
  const tenant = { creatorId: input.creatorId }
  const seen = await withTenant(pg, tenant, (tx) => readBoth(tx, input))
  await assertUnused(pg, seen.by)
  const { replaced, by } = await withTenant(pg, tenant, async (tx) => {
    const { before, by } = await readBoth(tx, input)
    const version = (before.active_version ?? 1) + 1
    const key = fileKey({ ...before, active_version: version })
    const from = { key: fileKey(by), bytes: by.size_bytes }
    await copyWhole(storage, from, key, by.content_type)
    await deleteAsset(tx, by.id)
    return { replaced: await replaceFile(tx, before, by, input.note), by }
  })
  if (!replaced) {
    throw mediaFailure("media_not_found")
  }
  await removeFiles(pg, storage, by)
  return replaced
}
