import type { Tx } from "@codex/kernel"
import { progressState } from "../domain/progress"
import { fail } from "../errors"
import type { Progress } from "../types"
import { rowsOf } from "./sql"

export interface SaveProgressInput {
  customerId: string
  postId: string
  assetId: string
  positionMs: number
  durationMs: number
}

/**
 * Keeps where the customer is. The newest write wins by the time it reaches
 * the database, not by the device's clock: clocks of phones are minutes off,
 * and one that runs ahead would freeze the position for every other device.
 *
 * Only something the customer opened a playback session for can be reported,
 * which also slides that session's `last_seen_at` (the player's heartbeat);
 * access itself was checked when the session started.
 */
export async function saveProgress(
  tx: Tx,
  input: SaveProgressInput
): Promise<Progress> {
  const { customerId, postId, assetId } = input
  const known = await rowsOf(
    tx,
    `UPDATE playback_session SET last_seen_at = now()
      WHERE id = (SELECT id FROM playback_session
        WHERE customer_id = :customerId AND post_id = :postId
          AND asset_id = :assetId
        ORDER BY created_at DESC LIMIT 1)
      RETURNING id`,
    { customerId, postId, assetId }
  )
  if (known.length === 0) {
    throw fail("playback_session_not_found")
  }
  const state = progressState(input)
  const [progress] = await rowsOf<Progress>(
    tx,
    `INSERT INTO playback_progress AS p (customer_id, post_id, asset_id,
       position_ms, resume_ms, duration_ms, completed, completed_at, updated_at)
     VALUES (:customerId, :postId, :assetId, :positionMs, :resumeMs, :durationMs,
       :completed, CASE WHEN :completed THEN clock_timestamp() END, clock_timestamp())
     ON CONFLICT (customer_id, post_id, asset_id) DO UPDATE SET
       position_ms = excluded.position_ms, resume_ms = excluded.resume_ms,
       duration_ms = excluded.duration_ms,
       completed = p.completed OR excluded.completed,
       completed_at = coalesce(p.completed_at, excluded.completed_at),
       updated_at = greatest(p.updated_at, excluded.updated_at)
     RETURNING *`,
    { ...state, customerId, postId, assetId, durationMs: input.durationMs }
  )
  if (!progress) {
    throw new Error("INSERT INTO playback_progress returned no row")
  }
  return progress
}

/** Positions of one post, or of everything the customer ever watched. */
export function listProgress(
  tx: Tx,
  customerId: string,
  postId?: string
): Promise<Progress[]> {
  return rowsOf<Progress>(
    tx,
    `SELECT * FROM playback_progress
      WHERE customer_id = :customerId
        AND (CAST(:postId AS text) IS NULL OR post_id = :postId)
      ORDER BY updated_at DESC`,
    { customerId, postId: postId ?? null }
  )
}

/** Forgets how far somebody was in everything. */
export async function forgetProgress(
  tx: Tx,
  customerId: string
): Promise<void> {
  await tx("playback_progress").where({ customer_id: customerId }).delete()
}
