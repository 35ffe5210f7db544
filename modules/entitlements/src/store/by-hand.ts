import type { Tx } from "@codex/kernel"
import { fail } from "../errors"
import type { Grant } from "../types"
import { revokeGrant } from "./grants"
import { rowsOf } from "./sql"

/** A grant and whose it is: of anybody else it does not exist. */
export interface GrantOf {
  customerId: string
  grantId: string
}

/** A grant that lasts longer now, and when it would have ended. */
export type ExtendedGrant = Grant & { ended_at: Date }

/** Follow a purchase: they end with its refund and never by hand. */
const BOUGHT: readonly Grant["source_kind"][] = ["purchase", "free", "bundle"]

export const wasBought = ({ source_kind }: Pick<Grant, "source_kind">) =>
  BOUGHT.includes(source_kind)

async function findGrant(tx: Tx, of: GrantOf): Promise<Grant> {
  const [grant] = await rowsOf<Grant>(
    tx,
    `SELECT * FROM entitlement_grant
      WHERE id = :grantId AND customer_id = :customerId`,
    { ...of }
  )
  if (!grant) {
    throw fail("grant_not_found")
  }
  return grant
}

/**
 * Lets everything one source gave last until `expiresAt`, or for good when
 * that is null. Never shorter: who wants less takes it back. Only grants whose
 * end is earlier change; those that changed come back.
 */
export async function extendGrant(
  tx: Tx,
  { expiresAt, ...of }: GrantOf & { expiresAt: Date | null }
): Promise<ExtendedGrant[]> {
  const grant = await findGrant(tx, of)
  if (grant.revoked_at) {
    throw fail("grant_revoked")
  }
  const extended = await rowsOf<ExtendedGrant>(
    tx,
    `UPDATE entitlement_grant g SET expires_at = CAST(:expiresAt AS timestamptz)
       FROM (SELECT id, expires_at FROM entitlement_grant
              WHERE source_id = :sourceId AND customer_id = :customerId
              ORDER BY id FOR UPDATE) was
      WHERE g.id = was.id AND g.revoked_at IS NULL
        AND was.expires_at IS NOT NULL
        AND (CAST(:expiresAt AS timestamptz) IS NULL
          OR CAST(:expiresAt AS timestamptz) > greatest(was.expires_at, now()))
      RETURNING g.*, was.expires_at AS ended_at`,
    { sourceId: grant.source_id, customerId: of.customerId, expiresAt }
  )
  if (!extended.some(({ id }) => id === grant.id)) {
    throw fail("grant_end_not_later")
  }
  return extended
}

/**
 * Takes back everything one source gave, unless it was bought. What the
 * customer has from another source stays. Twice changes nothing; the grants
 * revoked by this call come back.
 */
export async function takeBackGrant(
  tx: Tx,
  { reason, ...of }: GrantOf & { reason: string }
): Promise<Grant[]> {
  const grant = await findGrant(tx, of)
  if (wasBought(grant)) {
    throw fail("grant_was_bought")
  }
  return revokeGrant(tx, {
    customerId: of.customerId,
    sourceKind: grant.source_kind,
    sourceId: grant.source_id,
    reason,
  })
}
