import type { Tx } from "@codex/kernel"
import type { PlaybackSession } from "../types"
import { rowsOf } from "./sql"

type Player = Pick<
  PlaybackSession,
  "id" | "post_id" | "device" | "created_at" | "last_seen_at"
>

/**
 * The customer's players that hold a place, the oldest first: those heard of
 * within a minute, as `begin_playback` counts them.
 */
export function listPlayers(tx: Tx, customerId: string): Promise<Player[]> {
  return rowsOf<Player>(
    tx,
    `SELECT id, post_id, device, created_at, last_seen_at
       FROM playback_session
      WHERE customer_id = :customerId AND revoked_at IS NULL
        AND lease_until > now()
        AND last_seen_at > now() - interval '60 seconds'
      ORDER BY created_at, id`,
    { customerId }
  )
}
