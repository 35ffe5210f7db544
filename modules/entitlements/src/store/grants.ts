import { newId, type Tx } from "@codex/kernel"
import { type AccessDecision, decideAccess } from "../domain/access-decision"
import { fail } from "../errors"
import type { Grant, GrantSourceKind } from "../types"
import { closeSessions } from "./close-sessions"
import { rowsOf } from "./sql"

export interface GrantAccessInput {
  customerId: string
  organizationId: string
  postId: string
  sourceKind: GrantSourceKind
  /** What gave access: purchase id, operator action id … */
  sourceId: string
  startsAt?: Date | null
  expiresAt?: Date | null
}

/**
 * Gives access for one reason. The same reason twice is one grant: the first
 * row comes back, a revoked one still revoked (E1). Joins the caller's
 * transaction; the settlement calls it in `withPlatform`.
 */
export const grantAccess = async (
  tx: Tx,
  input: GrantAccessInput
): Promise<Grant> => (await grantOnce(tx, input)).grant

/** The same, and whether it was this call that gave it. */
export async function grantOnce(
  tx: Tx,
  input: GrantAccessInput
): Promise<{ grant: Grant; created: boolean }> {
  const [created] = await rowsOf<Grant>(
    tx,
    `INSERT INTO entitlement_grant
       (id, customer_id, organization_id, post_id, source_kind, source_id, starts_at, expires_at)
     VALUES (:id, :customerId, :organizationId, :postId, :sourceKind, :sourceId,
       coalesce(CAST(:startsAt AS timestamptz), now()), CAST(:expiresAt AS timestamptz))
     ON CONFLICT (source_kind, source_id, post_id) DO NOTHING
     RETURNING *`,
    {
      id: newId("grant"),
      customerId: input.customerId,
      organizationId: input.organizationId,
      postId: input.postId,
      sourceKind: input.sourceKind,
      sourceId: input.sourceId,
      startsAt: input.startsAt ?? null,
      expiresAt: input.expiresAt ?? null,
    }
  )
  return created
    ? { grant: created, created: true }
    : { grant: await existingGrant(tx, input), created: false }
}

async function existingGrant(tx: Tx, input: GrantAccessInput): Promise<Grant> {
  const [grant] = await rowsOf<Grant>(
    tx,
    `SELECT * FROM entitlement_grant
      WHERE source_kind = :sourceKind AND source_id = :sourceId
        AND post_id = :postId`,
    {
      sourceKind: input.sourceKind,
      sourceId: input.sourceId,
      postId: input.postId,
    }
  )
  if (grant?.customer_id !== input.customerId) {
    throw fail("grant_conflict", {
      source: `${input.sourceKind} ${input.sourceId}`,
    })
  }
  return grant
}

/**
 * Whether the customer may watch the post, and the grant that decides it.
 * Without `now` the database's clock decides, so a server whose clock is off
 * neither refuses a fresh purchase nor extends an old one.
 */
export async function explainAccess(
  tx: Tx,
  customerId: string,
  postId: string,
  now?: Date
): Promise<AccessDecision<Grant>> {
  const grants = await rowsOf<Grant & { evaluated_at: Date }>(
    tx,
    `SELECT g.*, coalesce(CAST(:now AS timestamptz), now()) AS evaluated_at
       FROM entitlement_grant g
      WHERE g.customer_id = :customerId AND g.post_id = :postId`,
    { customerId, postId, now: now ?? null }
  )
  return decideAccess(grants, grants[0]?.evaluated_at ?? now ?? new Date())
}

export async function hasAccess(
  tx: Tx,
  customerId: string,
  postId: string,
  now?: Date
): Promise<boolean> {
  return (await explainAccess(tx, customerId, postId, now)).allowed
}

/** Every grant the customer ever had, newest first. */
export function listGrants(tx: Tx, customerId: string): Promise<Grant[]> {
  return rowsOf<Grant>(
    tx,
    `SELECT * FROM entitlement_grant WHERE customer_id = :customerId
      ORDER BY created_at DESC, id DESC`,
    { customerId }
  )
}

/** What gives access now. */
export const LIVE_GRANT = `g.revoked_at IS NULL AND g.suspended_at IS NULL
  AND g.starts_at <= now() AND (g.expires_at IS NULL OR g.expires_at > now())`

export function listLiveGrants(tx: Tx, customerId: string): Promise<Grant[]> {
  return rowsOf<Grant>(
    tx,
    `SELECT * FROM entitlement_grant g
      WHERE customer_id = :customerId AND ${LIVE_GRANT}
      ORDER BY created_at DESC, id DESC`,
    { customerId }
  )
}

/** Who has access to one of these posts now, with the first that gives it. */
export function listHolders(
  tx: Tx,
  postIds: readonly string[]
): Promise<Pick<Grant, "customer_id" | "post_id">[]> {
  return rowsOf(
    tx,
    `SELECT DISTINCT ON (customer_id) customer_id, post_id
      FROM entitlement_grant
      WHERE post_id = ANY(:postIds) AND revoked_at IS NULL
        AND suspended_at IS NULL
        AND starts_at <= now() AND (expires_at IS NULL OR expires_at > now())
      ORDER BY customer_id, post_id`,
    { postIds }
  )
}

export interface RevokeGrantInput {
  sourceKind: GrantSourceKind
  sourceId: string
  /** Only this customer's; everybody's of the source when absent. */
  customerId?: string
  /** Only this post of the source; all of them when absent. */
  postId?: string
  /** Why, in a word an operator understands: `refund`, `dispute` … */
  reason: string
}

/**
 * Takes back the grants of one source and no other (PRODUCT decision 13).
 * Where nothing live is left for a post, its playback sessions close in the
 * same transaction (E3). Revoking twice changes nothing; the grants revoked by
 * this call come back.
 */
export async function revokeGrant(
  tx: Tx,
  input: RevokeGrantInput
): Promise<Grant[]> {
  const affected = await rowsOf<Pick<Grant, "customer_id" | "post_id">>(
    tx,
    `SELECT DISTINCT customer_id, post_id FROM entitlement_grant
      WHERE source_kind = :sourceKind AND source_id = :sourceId
        AND (CAST(:customerId AS text) IS NULL OR customer_id = :customerId)
        AND (CAST(:postId AS text) IS NULL OR post_id = :postId)
      ORDER BY customer_id, post_id`,
    {
      sourceKind: input.sourceKind,
      sourceId: input.sourceId,
      customerId: input.customerId ?? null,
      postId: input.postId ?? null,
    }
  )
  const revoked: Grant[] = []
  for (const { customer_id, post_id } of affected) {
    revoked.push(...(await revokeOne(tx, customer_id, post_id, input)))
  }
  return revoked
}

async function revokeOne(
  tx: Tx,
  customerId: string,
  postId: string,
  { sourceKind, sourceId, reason }: RevokeGrantInput
): Promise<Grant[]> {
  await lockGrants(tx, customerId, postId, "UPDATE")
  const revoked = await rowsOf<Grant>(
    tx,
    `UPDATE entitlement_grant SET revoked_at = now(), revoke_reason = :reason
      WHERE source_kind = :sourceKind AND source_id = :sourceId
        AND post_id = :postId AND revoked_at IS NULL
      RETURNING *`,
    { sourceKind, sourceId, postId, reason }
  )
  if (!(await hasAccess(tx, customerId, postId))) {
    await closeSessions(tx, { customerId, postId, reason: "access_revoked" })
  }
  return revoked
}

/**
 * Puts everything that depends on "any live grant left" in one order. Two
 * revocations at once would otherwise each see the other's grant still live
 * and leave the sessions open; a session that starts takes SHARE, so it cannot
 * slip between a revocation and its closing of sessions. Rows are locked in id
 * order so that two lockers never wait for each other.
 */
export async function lockGrants(
  tx: Tx,
  customerId: string,
  postId: string,
  strength: "UPDATE" | "SHARE"
): Promise<void> {
  await rowsOf(
    tx,
    `SELECT id FROM entitlement_grant
      WHERE customer_id = :customerId AND post_id = :postId
      ORDER BY id FOR ${strength}`,
    { customerId, postId }
  )
}
