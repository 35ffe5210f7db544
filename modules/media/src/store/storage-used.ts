import { assertDefined, type Tx } from "@codex/kernel"
import type { RawResult } from "./rows"

/**
 * Bytes a creator's files take: what they uploaded and what was made of it,
 * until both are really gone. An unfinished upload is not counted yet.
 */
export async function storageUsed(tx: Tx, creatorId: string): Promise<number> {
  const result = await tx.raw<RawResult<{ bytes: string }>>(
    `select coalesce(sum(size_bytes + output_bytes), 0) as bytes
     from media_asset
     where creator_id = ? and state <> 'uploading'
       and files_removed_at is null`,
    [assertDefined(creatorId, "creator id")]
  )
  return Number(result.rows[0]?.bytes ?? 0)
}
