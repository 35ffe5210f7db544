import { backoffSeconds } from "./backoff"
import type { Pg, Tx } from "./tenancy"

/** Below the 30 s in which everything must heal after a kill (issue §3). */
const LEASE_SECONDS = 15

export interface Claim {
  limit: number
  /** Only this row; a wake-up for one event need not take others. */
  id?: string
}

/**
 * A table of work has `id, state, attempts, fence, lease_until, next_at,
 * finished_at`, and an index on `next_at` of what is pending.
 *
 * Takes due rows for this process. SKIP LOCKED keeps N workers apart, the
 * lease gives the row back when one dies, the fence tells a zombie its work
 * is no longer wanted (RELIABILITY §0 rule 9). One statement on a platform
 * table, so it needs no transaction of its own.
 */
export async function claimRows<Row>(
  pg: Pg,
  queue: string,
  claim: Claim
): Promise<Row[]> {
  const { rows } = await pg.raw<{ rows: Row[] }>(
    `UPDATE ?? SET lease_until = now() + make_interval(secs => ?),
       fence = fence + 1, attempts = attempts + 1
     WHERE id IN (
       SELECT id FROM ?? WHERE state = 'pending' AND next_at <= now()
         AND (lease_until IS NULL OR lease_until < now())
         AND (?::text IS NULL OR id = ?)
       ORDER BY next_at LIMIT ? FOR UPDATE SKIP LOCKED)
     RETURNING *`,
    [
      queue,
      LEASE_SECONDS,
      queue,
      claim.id ?? null,
      claim.id ?? null,
      claim.limit,
    ]
  )
  return rows
}

export interface Held {
  id: string
  fence: bigint
}

/** Ends a claimed row; `false` means another worker has taken it over. */
export async function finishRow(
  tx: Tx,
  queue: string,
  held: Held,
  set: Record<string, unknown>
): Promise<boolean> {
  const changed = await tx(queue)
    .where({ id: held.id, fence: held.fence.toString(), state: "pending" })
    .update({ ...set, finished_at: tx.fn.now(), lease_until: null })
  return changed === 1
}

/** Puts a claimed row back for a later attempt. */
export async function postponeRow(
  tx: Tx,
  queue: string,
  held: Held & { attempts: number },
  set: Record<string, unknown>,
  longestWait?: number
): Promise<void> {
  await tx(queue)
    .where({ id: held.id, fence: held.fence.toString(), state: "pending" })
    .update({
      ...set,
      lease_until: null,
      next_at: tx.raw("now() + make_interval(secs => ?)", [
        backoffSeconds(held.attempts, longestWait),
      ]),
    })
}
