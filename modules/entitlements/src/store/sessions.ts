import {
  assertDefined,
  newId,
  randomToken,
  sha256Hex,
  type Tx,
} from "@codex/kernel"
import { leaseEnd, MAX_LEASE_MINUTES } from "../domain/lease"
import { fail } from "../errors"
import type { MediaKind, PlaybackSession } from "../types"
import { explainAccess, lockGrants } from "./grants"
import { rowsOf } from "./sql"

export interface PlaybackSource {
  organizationId: string
  postId: string
  assetId: string
  creatorId: string
  kind: MediaKind
  version: number
  mediaPrefix: string
  entryFile: string
}

export interface StartSessionInput extends PlaybackSource {
  customerId: string
  leaseMinutes: number
  maxSessions: number
  /** As its owner recognises it among their players. */
  device?: string
  /** A player of theirs that makes room. */
  insteadOf?: string
}

export interface StartedSession {
  session: PlaybackSession
  /** Goes into the cookie; only its hash is kept. */
  secret: string
  /** How many sessions made room for this one. */
  moved: number
}

interface Begun extends PlaybackSession {
  moved: number
  refusal: "not_entitled" | "too_many_players" | null
}

/**
 * Checks access, finds a place and opens a playback session, all in one
 * statement (see the migration `BeginPlayback`); fails with `not_entitled`, and
 * with `too_many_players` while others hold every place.
 */
export async function startSession(
  tx: Tx,
  { leaseMinutes, maxSessions, insteadOf, ...input }: StartSessionInput
): Promise<StartedSession> {
  const secret = randomToken(32)
  const [row] = await rowsOf<Begun>(
    tx,
    `SELECT (b.begun).*, b.moved, b.refusal FROM begin_playback(
       CAST(:asked AS jsonb), :maxSessions,
       make_interval(mins => :minutes), CAST(:insteadOf AS text)) AS b`,
    {
      asked: JSON.stringify({
        id: newId("pbs"),
        customer_id: input.customerId,
        organization_id: input.organizationId,
        post_id: input.postId,
        asset_id: input.assetId,
        creator_id: input.creatorId,
        kind: input.kind,
        version: input.version,
        media_prefix: input.mediaPrefix,
        entry_file: input.entryFile,
        secret_hash: sha256Hex(secret),
        device: input.device ?? "",
      }),
      maxSessions,
      minutes: Math.min(leaseMinutes, MAX_LEASE_MINUTES),
      insteadOf: insteadOf ?? null,
    }
  )
  const { moved, refusal, ...session } = assertDefined(row, "begin_playback")
  if (refusal) {
    throw fail(refusal, { count: maxSessions })
  }
  return { session, secret, moved }
}

async function databaseNow(tx: Tx): Promise<Date> {
  const [row] = await rowsOf<{ now: Date }>(tx, "SELECT now() AS now")
  return row?.now ?? new Date()
}

/**
 * Extends the lease of the customer's own session while access lasts. A closed
 * session says why; absent and foreign ids are the same failure.
 */
export async function renewSession(
  tx: Tx,
  input: { sessionId: string; customerId: string; leaseMinutes: number }
): Promise<PlaybackSession> {
  const session = await openSession(tx, input)
  await lockGrants(tx, input.customerId, session.post_id, "SHARE")
  const access = await explainAccess(tx, input.customerId, session.post_id)
  if (!access.allowed) {
    throw fail("not_entitled")
  }
  const [renewed] = await rowsOf<PlaybackSession>(
    tx,
    `UPDATE playback_session SET lease_until = :leaseUntil, last_seen_at = now()
      WHERE id = :sessionId AND customer_id = :customerId AND revoked_at IS NULL
      RETURNING *`,
    {
      sessionId: input.sessionId,
      customerId: input.customerId,
      leaseUntil: leaseEnd(
        await databaseNow(tx),
        input.leaseMinutes,
        access.expiresAt
      ),
    }
  )
  if (!renewed) {
    throw fail("playback_closed")
  }
  return renewed
}

async function openSession(
  tx: Tx,
  { sessionId, customerId }: { sessionId: string; customerId: string }
): Promise<PlaybackSession> {
  const [session] = await rowsOf<PlaybackSession>(
    tx,
    `SELECT * FROM playback_session
      WHERE id = :sessionId AND customer_id = :customerId`,
    { sessionId, customerId }
  )
  if (!session) {
    throw fail("playback_session_not_found")
  }
  if (session.revoke_reason === "access_revoked") {
    throw fail("not_entitled")
  }
  if (session.revoked_at) {
    throw fail(
      session.revoke_reason === "moved" ? "playback_moved" : "playback_closed"
    )
  }
  return session
}
