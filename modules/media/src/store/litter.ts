import type { Tx } from "@codex/kernel"

import type { RawResult } from "./rows"

/** A worker that only seems dead may still be writing: it is given a day. */
const LITTER_HOURS = 24

/** Attempts of one job that published nothing, or nothing that is still shown. */
export interface Litter {
  job_id: string
  creator_id: string
  asset_id: string
  fence: number
  active_version: number | null
}

/**
 * Jobs that ended a day ago and whose other attempts were never cleared away:
 * their workers died. A job under way clears up after itself.
 */
export async function listLitter(tx: Tx, limit: number): Promise<Litter[]> {
  const { rows } = await tx.raw<RawResult<Litter>>(
    `select j.id as job_id, j.creator_id, j.asset_id, j.fence::int,
       a.active_version
     from transcode_job j
     join media_asset a on a.creator_id = j.creator_id and a.id = j.asset_id
     where j.state in ('done', 'failed') and j.fence > j.cleared_fence
       and j.updated_at < now() - make_interval(hours => ?)
       and a.deleted_at is null
     order by j.updated_at limit ?`,
    [LITTER_HOURS, limit]
  )
  return rows
}

/** Nothing of these attempts is left; their parts of a ladder go as well. */
export async function markCleared(tx: Tx, litter: Litter): Promise<void> {
  const { creator_id, asset_id, fence } = litter
  await tx("transcode_chunk")
    .where({ creator_id, asset_id })
    .where("version", "<=", fence)
    .delete()
  await tx("transcode_job")
    .where({ id: litter.job_id, fence })
    .update({ cleared_fence: fence })
}
