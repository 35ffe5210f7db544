import type { Tx } from "@codex/kernel"

/** A confirmed password counts for this long, in the session that gave it. */
const CONFIRMED_FOR_MS = 5 * 60_000
const MAX_FAILURES = 5
const WINDOW_MS = 10 * 60_000

export interface Session {
  userId: string
  /** Hash of the session or token, so that a second one gains nothing. */
  sessionHash: string
}

const at = ({ userId, sessionHash }: Session) => ({
  user_id: userId,
  session_hash: sessionHash,
})

/**
 * Takes one try before the password is looked at; `false` when there were too
 * many. Counted per person over all sessions, in one statement, so that
 * parallel guesses are counted too.
 */
export async function takeTry(
  tx: Tx,
  session: Session,
  now: Date
): Promise<boolean> {
  const ends = new Date(now.getTime() + WINDOW_MS)
  await tx.raw("select pg_advisory_xact_lock(hashtextextended(?, 7))", [
    session.userId,
  ])
  await tx.raw(
    `insert into reauthentication (user_id, session_hash, failures, window_ends)
     values (?, ?, 1, ?)
     on conflict (user_id, session_hash) do update set
       failures = case when reauthentication.window_ends <= ? then 1
         else reauthentication.failures + 1 end,
       window_ends = case when reauthentication.window_ends <= ? then ?
         else reauthentication.window_ends end`,
    [session.userId, session.sessionHash, ends, now, now, ends]
  )
  const { rows } = await tx.raw<{ rows: { tries: string }[] }>(
    `select coalesce(sum(failures), 0) as tries from reauthentication
     where user_id = ? and window_ends > ?`,
    [session.userId, now]
  )
  return Number(rows[0]?.tries ?? 0) <= MAX_FAILURES
}

/** The password was right: tries are forgiven, the five minutes begin. */
export async function markConfirmed(
  tx: Tx,
  session: Session,
  now: Date
): Promise<void> {
  await tx("reauthentication")
    .where(at(session))
    .update({ confirmed_at: now, failures: 0 })
}

export async function isConfirmed(
  tx: Tx,
  session: Session,
  now: Date
): Promise<boolean> {
  const since = new Date(now.getTime() - CONFIRMED_FOR_MS)
  const row = await tx("reauthentication")
    .where(at(session))
    .where("confirmed_at", ">", since)
    .first<{ user_id: string } | undefined>("user_id")
  return row !== undefined
}
