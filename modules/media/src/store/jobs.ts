import type { Tx } from "@codex/kernel"
import { assertDefined, newId } from "@codex/kernel"

import type { MediaFailure } from "../domain/failure-reasons"
import { FIRST_ENTRY } from "../domain/keys"
import type { ClaimedJob, MediaAsset } from "../types"
import { type RawResult, toAsset, toJob } from "./rows"

export const MAX_ATTEMPTS = 3
/** A killed worker's job is free again after this (ARCHITECTURE §2). */
export const LEASE_SECONDS = 20

/**
 * Takes the oldest due job: queued, or running with an expired lease. SKIP
 * LOCKED lets two workers ask at once; the fence grows with every claim, so
 * whoever held the job before can no longer publish.
 */
export async function claimJob(
  tx: Tx,
  worker: string
): Promise<ClaimedJob | null> {
  const result = await tx.raw<RawResult<ClaimedJob>>(
    `update transcode_job set
       state = 'running', attempt = attempt + 1, fence = fence + 1,
       worker = ?, lease_until = now() + make_interval(secs => ?),
       updated_at = now()
     where id = (
       select id from transcode_job
       where attempt < ? and next_at <= now()
         and (state = 'queued' or (state = 'running' and lease_until < now()))
       order by next_at, id limit 1
       for update skip locked)
     returning id, creator_id, asset_id, attempt, fence`,
    [worker, LEASE_SECONDS, MAX_ATTEMPTS]
  )
  const [row] = result.rows
  return row ? toJob(row) : null
}

/** Jobs that workers of this machine hold, or held when they died. */
export async function listRunningJobs(
  tx: Tx,
  workerPrefix: string
): Promise<(ClaimedJob & { worker: string })[]> {
  const rows = await tx<ClaimedJob & { worker: string }>("transcode_job")
    .where("state", "running")
    .whereRaw("starts_with(worker, ?)", [workerPrefix])
  return rows.map((row) => ({ ...toJob(row), worker: row.worker }))
}

/** Ends the lease of a worker known to be dead, so that nobody waits for it. */
export async function endLease(tx: Tx, job: ClaimedJob): Promise<boolean> {
  const changed = await tx("transcode_job")
    .where({ id: job.id, fence: job.fence, state: "running" })
    .update({ lease_until: tx.fn.now() })
  return changed === 1
}

export interface Beat {
  progress: number
  speed: number | null
  etaS: number | null
}

/**
 * Renews the lease and shows progress. `false` = the job is no longer ours
 * (cancelled, or another worker took it after our lease ran out): stop.
 */
export async function heartbeat(
  tx: Tx,
  job: ClaimedJob,
  beat: Beat
): Promise<boolean> {
  const result = await tx.raw<RawResult<never>>(
    `with mine as (
       update transcode_job set
         lease_until = now() + make_interval(secs => ?), updated_at = now()
       where id = ? and fence = ? and state = 'running'
       returning creator_id, asset_id)
     update media_asset a set
       progress = ?, speed = ?, eta_s = ?, updated_at = now()
     from mine
     where a.creator_id = mine.creator_id and a.id = mine.asset_id
       and a.deleted_at is null`,
    [LEASE_SECONDS, job.id, job.fence, beat.progress, beat.speed, beat.etaS]
  )
  return result.rowCount === 1
}

/** Back into the queue; `counted: false` when the attempt was not used up. */
export async function releaseJob(
  tx: Tx,
  job: ClaimedJob,
  how: { delayS: number; counted: boolean }
): Promise<boolean> {
  const changed = await tx("transcode_job")
    .where({ id: job.id, fence: job.fence, state: "running" })
    .update({
      state: "queued",
      lease_until: null,
      next_at: tx.raw("now() + make_interval(secs => ?)", [how.delayS]),
      attempt: how.counted ? job.attempt : job.attempt - 1,
      updated_at: tx.fn.now(),
    })
  return changed === 1
}

/** Nobody is sold a film of which only the first minute will ever be there. */
const WHOLE_ONLY = `playable = a.playable
  and a.entry_file is distinct from '${FIRST_ENTRY}'`

/** Gives up for good; a video shows why, a sound file is ready all the same. */
export async function failJob(
  tx: Tx,
  job: ClaimedJob,
  code: MediaFailure,
  detail: string
): Promise<boolean> {
  const result = await tx.raw<RawResult<never>>(
    `with mine as (
       update transcode_job set
         state = 'failed', lease_until = null, last_error = ?,
         updated_at = now()
       where id = ? and fence = ? and state = 'running'
       returning creator_id, asset_id),
     shown as (
       update media_asset a set
         state = 'failed', failure_code = ?, speed = null, eta_s = null,
         ${WHOLE_ONLY}, updated_at = now()
       from mine
       where a.creator_id = mine.creator_id and a.id = mine.asset_id
         and a.state = 'processing')
     select asset_id from mine`,
    [detail.slice(0, 2000), job.id, job.fence, code]
  )
  return result.rowCount === 1
}

/** Jobs whose last allowed attempt died with its worker. */
export async function failExhaustedJobs(tx: Tx): Promise<number> {
  const result = await tx.raw<RawResult<never>>(
    `with dead as (
       update transcode_job set
         state = 'failed', lease_until = null, updated_at = now(),
         last_error = 'lease expired on the last attempt'
       where state = 'running' and lease_until < now() and attempt >= ?
       returning creator_id, asset_id)
     update media_asset a set
       state = 'failed', failure_code = 'interrupted', speed = null,
       eta_s = null, ${WHOLE_ONLY}, updated_at = now()
     from dead
     where a.creator_id = dead.creator_id and a.id = dead.asset_id
       and a.state = 'processing'`,
    [MAX_ATTEMPTS]
  )
  return result.rowCount ?? 0
}

const REQUEUE = {
  state: "queued",
  attempt: 0,
  lease_until: null,
  last_error: null,
}

/** The person pressed Retry. Null: not a failed video of theirs. */
export async function retryAsset(
  tx: Tx,
  assetId: string
): Promise<MediaAsset | null> {
  const [row] = await tx("media_asset")
    .where({
      id: assertDefined(assetId, "asset id"),
      state: "failed",
      kind: "video",
    })
    .whereNull("deleted_at")
    .update({
      state: "processing",
      failure_code: null,
      progress: 0,
      speed: null,
      eta_s: null,
      updated_at: tx.fn.now(),
    })
    .returning("*")
  if (!row) {
    return null
  }
  const changed = await tx("transcode_job")
    .where({ asset_id: assetId })
    .update({ ...REQUEUE, next_at: tx.fn.now(), updated_at: tx.fn.now() })
  return changed === 1 ? toAsset(row) : null
}

/** Processing assets whose job ended without them: queue the job again. */
export async function requeueLostJobs(tx: Tx): Promise<number> {
  return tx("transcode_job")
    .whereIn("state", ["done", "failed", "cancelled"])
    .whereExists((asset) =>
      asset
        .from("media_asset as a")
        .whereRaw("a.creator_id = transcode_job.creator_id")
        .whereRaw("a.id = transcode_job.asset_id")
        .where("a.state", "processing")
        .whereNull("a.deleted_at")
    )
    .update({ ...REQUEUE, next_at: tx.fn.now(), updated_at: tx.fn.now() })
}

type Unheard = Pick<ClaimedJob, "creator_id" | "asset_id">

/** Sound published before anybody listened to it: it gets the job it never had. */
export async function queueUnheard(tx: Tx, limit: number): Promise<number> {
  const unheard = await tx("media_asset as a")
    .where({ "a.kind": "audio", "a.state": "ready" })
    .whereNull("a.deleted_at")
    .whereNotExists((job) =>
      job
        .from("transcode_job as j")
        .whereRaw("j.creator_id = a.creator_id and j.asset_id = a.id")
    )
    .limit(limit)
    .select("a.creator_id", "a.id as asset_id")
  if (unheard.length > 0) {
    await tx("transcode_job")
      .insert(
        unheard.map(({ creator_id, asset_id }: Unheard) => ({
          id: newId("tjob"),
          creator_id,
          asset_id,
        }))
      )
      .onConflict(["creator_id", "asset_id"])
      .ignore()
  }
  return unheard.length
}
