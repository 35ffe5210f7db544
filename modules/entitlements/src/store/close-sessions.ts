import type { Tx } from "@codex/kernel"
import type { CloseReason } from "../types"
import { rowsOf } from "./sql"

export interface CloseSessionsInput {
  customerId: string
  /** Only sessions of this post; every session of the customer when absent. */
  postId?: string
  /** Only this session. */
  sessionId?: string
  reason: CloseReason
}

/** Closes open playback sessions; the ids of those closed by this call. */
export async function closeSessions(
  tx: Tx,
  { customerId, postId, sessionId, reason }: CloseSessionsInput
): Promise<string[]> {
  const closed = await rowsOf<{ id: string }>(
    tx,
    `UPDATE playback_session SET revoked_at = now(), revoke_reason = :reason
      WHERE customer_id = :customerId AND revoked_at IS NULL
        AND (CAST(:postId AS text) IS NULL OR post_id = :postId)
        AND (CAST(:sessionId AS text) IS NULL OR id = :sessionId)
      RETURNING id`,
    {
      customerId,
      postId: postId ?? null,
      sessionId: sessionId ?? null,
      reason,
    }
  )
  return closed.map(({ id }) => id)
}

/**
 * Closes sessions whose lease ran out and forgets those that ended more than
 * `keepDays` ago. Crosses customers: call it in `withPlatform`.
 */
export async function closeStaleSessions(
  tx: Tx,
  { keepDays = 7, limit = 1_000 } = {}
): Promise<{ closed: number; removed: number }> {
  const closed = await rowsOf(
    tx,
    `UPDATE playback_session SET revoked_at = now(), revoke_reason = 'lease_ended'
      WHERE id IN (SELECT id FROM playback_session
        WHERE revoked_at IS NULL AND lease_until <= now()
        ORDER BY id LIMIT :limit FOR UPDATE SKIP LOCKED)
      RETURNING id`,
    { limit }
  )
  const removed = await rowsOf(
    tx,
    `DELETE FROM playback_session
      WHERE id IN (SELECT id FROM playback_session
        WHERE revoked_at < now() - make_interval(days => CAST(:keepDays AS int))
        ORDER BY id LIMIT :limit FOR UPDATE SKIP LOCKED)
      RETURNING id`,
    { keepDays, limit }
  )
  return { closed: closed.length, removed: removed.length }
}
