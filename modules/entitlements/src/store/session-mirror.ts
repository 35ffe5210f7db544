import type { Tx } from "@codex/kernel"
import type { PlaybackSession } from "../types"
import { rowsOf } from "./sql"

/** What the gateway keeps of a session, lease as time left. */
export type MirroredSession = Pick<
  PlaybackSession,
  | "id"
  | "customer_id"
  | "asset_id"
  | "creator_id"
  | "kind"
  | "version"
  | "media_prefix"
  | "entry_file"
  | "secret_hash"
  | "revoked_at"
  | "revoke_reason"
> & {
  /** By the database's clock: servers whose clocks differ agree on a lease. */
  lease_left_ms: number
}

const COLUMNS = `id, customer_id, asset_id, creator_id, kind, version,
  media_prefix, entry_file, secret_hash, revoked_at,
  revoke_reason,
  (extract(epoch FROM lease_until - now()) * 1000)::float8 AS lease_left_ms`

/**
 * The sessions with these ids, in one query. Those in `touch` slide their
 * `last_seen_at` first. Crosses customers: call it in `withPlatform`.
 */
export async function mirrorSessions(
  tx: Tx,
  ids: readonly string[],
  touch: readonly string[] = []
): Promise<MirroredSession[]> {
  if (touch.length > 0) {
    await rowsOf(
      tx,
      `UPDATE playback_session SET last_seen_at = now()
        WHERE id IN (SELECT id FROM playback_session
          WHERE id = ANY(:touch) AND revoked_at IS NULL
          ORDER BY id FOR UPDATE SKIP LOCKED)`,
      { touch }
    )
  }
  return rowsOf<MirroredSession>(
    tx,
    `SELECT ${COLUMNS} FROM playback_session WHERE id = ANY(:ids)`,
    { ids }
  )
}
