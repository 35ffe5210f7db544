import type { Tx } from "@codex/kernel"
import type { Grant, GrantSourceKind } from "../types"
import { closeSessions } from "./close-sessions"
import { hasAccess, lockGrants } from "./grants"
import { rowsOf } from "./sql"

export interface GrantSource {
  /** Kinds the source may have given, e.g. a bundle and each of its parts. */
  sourceKinds: readonly GrantSourceKind[]
  sourceId: string
}

type Subject = Pick<Grant, "customer_id" | "post_id">

function subjects(tx: Tx, source: GrantSource): Promise<Subject[]> {
  return rowsOf<Subject>(
    tx,
    `SELECT DISTINCT customer_id, post_id FROM entitlement_grant
      WHERE source_kind = ANY(:sourceKinds) AND source_id = :sourceId
      ORDER BY customer_id, post_id`,
    { ...source }
  )
}

/**
 * Stops the grants of one source until they are restored. The reason follows
 * the latest fact; revoked grants stay as they are. Where nothing live is left
 * for a post, its playback sessions close in the same transaction (E3).
 */
export async function suspendGrant(
  tx: Tx,
  { reason, ...source }: GrantSource & { reason: string }
): Promise<number> {
  let changed = 0
  for (const { customer_id, post_id } of await subjects(tx, source)) {
    await lockGrants(tx, customer_id, post_id, "UPDATE")
    const rows = await rowsOf(
      tx,
      `UPDATE entitlement_grant SET suspend_reason = :reason,
         suspended_at = coalesce(suspended_at, now())
        WHERE source_kind = ANY(:sourceKinds) AND source_id = :sourceId
          AND post_id = :postId AND revoked_at IS NULL
          AND suspend_reason IS DISTINCT FROM :reason
        RETURNING id`,
      { ...source, postId: post_id, reason }
    )
    changed += rows.length
    if (!(await hasAccess(tx, customer_id, post_id))) {
      await closeSessions(tx, {
        customerId: customer_id,
        postId: post_id,
        reason: "access_revoked",
      })
    }
  }
  return changed
}

/** Ends a suspension; what was revoked or has expired does not come back. */
export async function restoreGrant(
  tx: Tx,
  source: GrantSource
): Promise<number> {
  const rows = await rowsOf(
    tx,
    `UPDATE entitlement_grant SET suspended_at = NULL, suspend_reason = NULL
      WHERE source_kind = ANY(:sourceKinds) AND source_id = :sourceId
        AND suspended_at IS NOT NULL
      RETURNING id`,
    { ...source }
  )
  return rows.length
}

/** Every grant one source gave, oldest first. */
export function listGrantsOfSource(
  tx: Tx,
  source: GrantSource
): Promise<Grant[]> {
  return rowsOf<Grant>(
    tx,
    `SELECT * FROM entitlement_grant
      WHERE source_kind = ANY(:sourceKinds) AND source_id = :sourceId
      ORDER BY created_at, id`,
    { ...source }
  )
}
