import { newId, randomToken, sha256Hex, type Tx } from "@codex/kernel"
import { leaseEnd } from "../domain/lease"
import { fail } from "../errors"
import type { MediaKind, PlaybackSession } from "../types"
import { explainAccess, lockGrants } from "./grants"
import { makeRoom } from "./players"
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

/**
 * Checks access and opens a playback session in the same transaction; fails
 * with `not_entitled`, and with `too_many_players` while others hold every place.
 * A customer's starts queue behind one advisory lock, so that two at once cannot
 * both count `maxSessions - 1`.
 */
export async function startSession(
  tx: Tx,
  input: StartSessionInput
): Promise<StartedSession> {
  const { customerId, postId } = input
  await rowsOf(
    tx,
    "SELECT pg_advisory_xact_lock(hashtext('codex.playback'), hashtext(:customerId))",
    { customerId }
  )
  await lockGrants(tx, customerId, postId, "SHARE")
  const access = await explainAccess(tx, customerId, postId)
  if (!access.allowed) {
    throw fail("not_entitled")
  }
  const moved = await makeRoom(tx, input)
  const secret = randomToken(32)
  const session = await insertSession(tx, input, secret, access.expiresAt)
  return { session, secret, moved }
}

async function insertSession(
  tx: Tx,
  input: StartSessionInput,
  secret: string,
  accessExpiresAt: Date | null
): Promise<PlaybackSession> {
  const [session] = await rowsOf<PlaybackSession>(
    tx,
    `INSERT INTO playback_session (id, customer_id, organization_id, post_id,
       asset_id, creator_id, kind, version, media_prefix, entry_file,
       secret_hash, lease_until, device)
     VALUES (:id, :customerId, :organizationId, :postId, :assetId, :creatorId,
       :kind, :version, :mediaPrefix, :entryFile,
       :secretHash, :leaseUntil, :device)
     RETURNING *`,
    {
      id: newId("pbs"),
      customerId: input.customerId,
      organizationId: input.organizationId,
      postId: input.postId,
      assetId: input.assetId,
      creatorId: input.creatorId,
      kind: input.kind,
      version: input.version,
      mediaPrefix: input.mediaPrefix,
      entryFile: input.entryFile,
      secretHash: sha256Hex(secret),
      device: input.device ?? "",
      leaseUntil: leaseEnd(
        await databaseNow(tx),
        input.leaseMinutes,
        accessExpiresAt
      ),
    }
  )
  if (!session) {
    throw new Error("INSERT INTO playback_session returned no row")
  }
  return session
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
