import type { Tx } from "@codex/kernel"
import { newId } from "@codex/kernel"

import type { ChunkTask } from "../domain/ffmpeg-chunk"
import type { ChunkResult, ClaimedChunk, ClaimedJob } from "../types"
import { LEASE_SECONDS, MAX_ATTEMPTS } from "./jobs"
import { type RawResult, toChunk } from "./rows"

const TABLE = "transcode_chunk"

/** Chunks live with their job: whoever lost that one, lost these too. */
const JOB_LIVES = `exists (
  select 1 from transcode_job j
  where j.creator_id = c.creator_id and j.asset_id = c.asset_id
    and j.fence = c.version and j.state = 'running')`

/** Offers a ladder's parts to every worker, in the order they are played. */
export async function openChunks(
  tx: Tx,
  job: ClaimedJob,
  tasks: readonly ChunkTask[]
): Promise<void> {
  await closeChunks(tx, job)
  const rows = tasks.map((task) => ({
    id: newId("tchk"),
    creator_id: job.creator_id,
    asset_id: job.asset_id,
    version: job.fence,
    number: task.chunk.number,
    task: JSON.stringify(task),
  }))
  await tx(TABLE).insert(rows)
}

/** Forgets the parts of an asset's ladder, those of earlier attempts too. */
export async function closeChunks(tx: Tx, job: ClaimedJob): Promise<void> {
  await tx(TABLE)
    .where({ creator_id: job.creator_id, asset_id: job.asset_id })
    .where("version", "<=", job.fence)
    .delete()
}

/** The next part of some ladder, or of this asset's only. */
export async function claimChunk(
  tx: Tx,
  worker: string,
  assetId: string | null = null
): Promise<ClaimedChunk | null> {
  const result = await tx.raw<RawResult<ClaimedChunk>>(
    `update transcode_chunk set
       state = 'running', attempt = attempt + 1, fence = fence + 1,
       worker = ?, lease_until = now() + make_interval(secs => ?),
       updated_at = now()
     where id = (
       select c.id from transcode_chunk c
       where c.attempt < ? and (cast(? as text) is null or c.asset_id = ?)
         and (c.state = 'queued'
           or (c.state = 'running' and c.lease_until < now()))
         and ${JOB_LIVES}
       order by c.created_at, c.number limit 1
       for update of c skip locked)
     returning id, creator_id, asset_id, version, number, fence, task`,
    [worker, LEASE_SECONDS, MAX_ATTEMPTS, assetId, assetId]
  )
  const [row] = result.rows
  return row ? toChunk(row) : null
}

/** Renews the lease. `false` = the chunk or its job is no longer ours: stop. */
export async function beatChunk(tx: Tx, chunk: ClaimedChunk): Promise<boolean> {
  const result = await tx.raw<RawResult<never>>(
    `update transcode_chunk c set
       lease_until = now() + make_interval(secs => ?), updated_at = now()
     where c.id = ? and c.fence = ? and c.state = 'running' and ${JOB_LIVES}`,
    [LEASE_SECONDS, chunk.id, chunk.fence]
  )
  return result.rowCount === 1
}

const mine = (tx: Tx, { id, fence }: ClaimedChunk) =>
  tx(TABLE).where({ id, fence, state: "running" })

export async function finishChunk(
  tx: Tx,
  chunk: ClaimedChunk,
  result: ChunkResult
): Promise<boolean> {
  const changed = await mine(tx, chunk).update({
    state: "done",
    lease_until: null,
    result: JSON.stringify(result),
    updated_at: tx.fn.now(),
  })
  return changed === 1
}

/** Back into the queue; `counted: false` when the attempt was not used up. */
export async function releaseChunk(
  tx: Tx,
  chunk: ClaimedChunk,
  { counted }: { counted: boolean }
): Promise<boolean> {
  const changed = await mine(tx, chunk).update({
    state: "queued",
    lease_until: null,
    ...(counted ? {} : { attempt: tx.raw("attempt - 1") }),
    updated_at: tx.fn.now(),
  })
  return changed === 1
}

export interface ChunkStanding {
  total: number
  /** Those that nobody will try again. */
  exhausted: number
  /** What is done, in the order it is played. */
  results: ChunkResult[]
}

/** How far the parts of a job's ladder are. */
export async function chunkStanding(
  tx: Tx,
  job: ClaimedJob
): Promise<ChunkStanding> {
  const { rows } = await tx.raw<
    RawResult<{ result: ChunkResult | null; exhausted: boolean }>
  >(
    `select result, state <> 'done' and attempt >= ?
       and (state = 'queued' or lease_until < now()) as exhausted
     from transcode_chunk
     where creator_id = ? and asset_id = ? and version = ?
     order by number`,
    [MAX_ATTEMPTS, job.creator_id, job.asset_id, job.fence]
  )
  return {
    total: rows.length,
    exhausted: rows.filter(({ exhausted }) => exhausted).length,
    results: rows.flatMap(({ result }) => (result ? [result] : [])),
  }
}
