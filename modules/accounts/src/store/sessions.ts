import { newId, type Pg, type Tx } from "@codex/kernel"
import type { EndReason, LiveSession, LoginSession } from "../types"

export interface NewSession {
  authIdentityId: string
  actorType: string
  actorId: string | null
  authProvider: string | null
  device: string
  ipPrefix: string
  idleSeconds: number
  absoluteSeconds: number
}

export async function openSession(
  tx: Tx,
  of: NewSession
): Promise<LoginSession> {
  const { rows } = await tx.raw<{ rows: LoginSession[] }>(
    `INSERT INTO login_session (id, auth_identity_id, actor_type, actor_id,
       auth_provider, device, ip_prefix, idle_seconds, expires_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, now() + make_interval(secs => ?))
     RETURNING *`,
    [
      newId("sess"),
      of.authIdentityId,
      of.actorType,
      of.actorId,
      of.authProvider,
      of.device,
      of.ipPrefix,
      of.idleSeconds,
      of.absoluteSeconds,
    ]
  )
  return rows[0] as LoginSession
}

/**
 * The session a token that is issued now goes on with: a registration that
 * has its customer, a login that passed its second factor, or a refresh.
 * `undefined` when it has ended or belongs to somebody else.
 */
export async function continueSession(
  tx: Tx,
  of: Pick<NewSession, "authIdentityId" | "actorType" | "actorId"> & {
    id: string
  }
): Promise<LoginSession | undefined> {
  const { rows } = await tx.raw<{ rows: LoginSession[] }>(
    `UPDATE login_session
     SET actor_id = coalesce(actor_id, ?), last_seen_at = now()
     WHERE id = ? AND auth_identity_id = ? AND actor_type = ?
       AND ended_at IS NULL
       AND expires_at > now()
       AND (actor_id IS NULL OR actor_id = coalesce(?, actor_id))
     RETURNING *`,
    [of.actorId, of.id, of.authIdentityId, of.actorType, of.actorId]
  )
  return rows[0]
}

const LIVE = `ended_at IS NULL AND expires_at > now()
  AND last_seen_at + make_interval(secs => idle_seconds) > now()`

/**
 * Those of these sessions that may be used now. One statement on a platform
 * table, so it needs no transaction of its own.
 */
export async function listLive(
  pg: Pg,
  ids: readonly string[]
): Promise<LiveSession[]> {
  const { rows } = await pg.raw<{ rows: LiveSession[] }>(
    `SELECT id, auth_identity_id, actor_type, actor_id, expires_at, confirmed_at
     FROM login_session WHERE id = ANY(?) AND ${LIVE}`,
    [[...ids]]
  )
  return rows
}

/** Slides the idle time of sessions that were used; ended ones stay ended. */
export async function touchSessions(
  pg: Pg,
  ids: readonly string[]
): Promise<void> {
  await pg.raw(
    `UPDATE login_session SET last_seen_at = now()
     WHERE id = ANY(?) AND ${LIVE}`,
    [[...ids]]
  )
}

/** A person, by their login or (a guest) by the actor. */
export type SessionOwner =
  { authIdentityId: string } | { actorType: string; actorId: string }

const whose = (owner: SessionOwner) =>
  "authIdentityId" in owner
    ? { auth_identity_id: owner.authIdentityId }
    : { actor_type: owner.actorType, actor_id: owner.actorId }

/** Sessions of one person, the last used first. */
export async function listSessions(
  tx: Tx,
  owner: SessionOwner
): Promise<LoginSession[]> {
  const rows: LoginSession[] = await tx("login_session")
    .where(whose(owner))
    .whereNotNull("actor_id")
    .whereRaw(LIVE)
    .orderBy([{ column: "last_seen_at", order: "desc" }, { column: "id" }])
    .limit(100)
  return rows
}

export interface EndSessions {
  owner: SessionOwner
  reason: EndReason
  /** Only this one. */
  id?: string
  /** All but this one. */
  except?: string
}

/** Ends sessions at once; answers the ids of those that were open. */
export async function endSessions(
  tx: Tx,
  { owner, reason, id, except }: EndSessions
): Promise<string[]> {
  const query = tx("login_session").where(whose(owner)).whereNull("ended_at")
  if (id) {
    void query.where({ id })
  }
  if (except) {
    void query.whereNot({ id: except })
  }
  const rows = await query
    .update({ ended_at: tx.fn.now(), end_reason: reason })
    .returning<{ id: string }[]>("id")
  return rows.map((row) => row.id)
}

/** The person has just proven again who they are. */
export async function confirmSession(tx: Tx, id: string): Promise<void> {
  await tx("login_session")
    .where({ id })
    .whereNull("ended_at")
    .update({ confirmed_at: tx.fn.now() })
}

/** Forgets sessions that ended long ago; nobody asks for them any more. */
export async function forgetSessions(tx: Tx, days: number): Promise<number> {
  return tx("login_session")
    .whereRaw(
      "least(ended_at, expires_at) < now() - make_interval(days => ?)",
      [days]
    )
    .delete()
}
