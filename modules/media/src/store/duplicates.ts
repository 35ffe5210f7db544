import type { Tx } from "@codex/kernel"
import { assertDefined } from "@codex/kernel"

import type { MediaAsset } from "../types"
import { toAsset } from "./rows"

/**
 * The entry that the very same file has made before: one that is there, or whose
 * last step is being taken. What failed, or was deleted, is no duplicate.
 */
export async function findDuplicate(
  tx: Tx,
  file: { fingerprint: string; sizeBytes: number }
): Promise<MediaAsset | null> {
  const row = await tx("media_asset as a")
    .join("media_upload as u", (on) =>
      on.on("u.creator_id", "a.creator_id").on("u.asset_id", "a.id")
    )
    .where("u.fingerprint", assertDefined(file.fingerprint, "fingerprint"))
    .where("u.size_bytes", file.sizeBytes)
    .whereIn("u.state", ["completing", "completed"])
    .whereNot("a.state", "failed")
    .whereNull("a.deleted_at")
    .orderBy("a.created_at", "desc")
    .first("a.*")
  return row ? toAsset(row) : null
}
