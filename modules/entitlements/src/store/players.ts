import type { Tx } from "@codex/kernel"
import { sessionsToClose } from "../domain/lease"
import { fail } from "../errors"
import type { PlaybackSession } from "../types"
import { closeSessions, closeSessionsById } from "./close-sessions"
import { rowsOf } from "./sql"

/** A player that was not heard of for this long holds no place. */
const ACTIVE_SECONDS = 60

type OpenPlayer = Pick<
  PlaybackSession,
  "id" | "post_id" | "device" | "created_at" | "last_seen_at"
> & { active: boolean }

function openPlayers(tx: Tx, customerId: string): Promise<OpenPlayer[]> {
  return rowsOf<OpenPlayer>(
    tx,
    `SELECT id, post_id, device, created_at, last_seen_at,
       last_seen_at > now() - make_interval(secs => CAST(:active AS int)) AS active
       FROM playback_session
      WHERE customer_id = :customerId AND revoked_at IS NULL
        AND lease_until > now()
      ORDER BY created_at, id`,
    { customerId, active: ACTIVE_SECONDS }
  )
}

/** The customer's players that hold a place, the oldest first. */
export async function listPlayers(
  tx: Tx,
  customerId: string
): Promise<OpenPlayer[]> {
  const open = await openPlayers(tx, customerId)
  return open.filter(({ active }) => active)
}

interface Room {
  customerId: string
  maxSessions: number
  /** A player that gives its place up; an id that is not theirs gives none. */
  insteadOf?: string
}

/**
 * Frees a place for one more player, else fails with `too_many_players`; how
 * many had to go. Call it behind the customer's lock.
 */
export async function makeRoom(
  tx: Tx,
  { customerId, maxSessions, insteadOf }: Room
): Promise<number> {
  const replaced = insteadOf
    ? await closeSessions(tx, {
        customerId,
        sessionId: insteadOf,
        reason: "moved",
      })
    : []
  const idle = sessionsToClose(await openPlayers(tx, customerId), maxSessions)
  if (!idle) {
    throw fail("too_many_players", { count: maxSessions })
  }
  const ids = idle.map(({ id }) => id)
  if (ids.length > 0) {
    await closeSessionsById(tx, ids, "moved")
  }
  return replaced.length + ids.length
}
