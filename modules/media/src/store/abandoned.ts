import type { Tx } from "@codex/kernel"
import { assertDefined } from "@codex/kernel"

import type { MediaUpload } from "../types"
import { toUpload } from "./rows"
import { NOT_BEING_FINISHED } from "./upload-sql"
import { UPLOAD_HOURS } from "./uploads"

const UPLOAD = "media_upload"

/** Nobody has asked for a link for two days, and nobody is joining its parts. */
const expired = (tx: Tx) =>
  tx(UPLOAD).whereRaw("expires_at < now()").whereRaw(NOT_BEING_FINISHED)

export async function listExpiredUploads(
  tx: Tx,
  limit: number
): Promise<MediaUpload[]> {
  const rows = await expired(tx).orderBy("expires_at").limit(limit)
  return rows.map(toUpload)
}

/**
 * Gives an expired upload up, together with its entry in the library. One
 * statement decides: whoever went on with it, or finished it, in the meantime
 * keeps it, and `null` is returned.
 */
export async function giveUpUpload(
  tx: Tx,
  id: string
): Promise<MediaUpload | null> {
  const [row] = await expired(tx)
    .where({ id: assertDefined(id, "upload id") })
    .update({ state: "aborted", updated_at: tx.fn.now() })
    .returning("*")
  return row ? toUpload(row) : null
}

/** Entries whose server died before it could open an upload for them. */
export async function listNeverOpened(
  tx: Tx,
  limit: number
): Promise<{ id: string }[]> {
  return tx("media_asset as a")
    .where("a.state", "uploading")
    .whereNull("a.deleted_at")
    .whereRaw(`a.created_at < now() - interval '${UPLOAD_HOURS} hours'`)
    .whereNotExists((none) =>
      none
        .from(`${UPLOAD} as u`)
        .whereRaw("u.creator_id = a.creator_id and u.asset_id = a.id")
    )
    .orderBy("a.created_at")
    .limit(limit)
    .select("a.id")
}

/** Those of the storage's own upload ids that a living row speaks for. */
export async function listLivingStorageIds(
  tx: Tx,
  storageUploadIds: readonly string[]
): Promise<Set<string>> {
  const rows: { storage_upload_id: string }[] = await tx(UPLOAD)
    .whereIn("storage_upload_id", [...storageUploadIds])
    .whereIn("state", ["open", "completing"])
    .select("storage_upload_id")
  return new Set(rows.map((row) => row.storage_upload_id))
}
