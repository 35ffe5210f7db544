import { newId } from "@codex/kernel"
import type { Tx } from "@codex/kernel"
import { purchaseFailure } from "../errors"
import { isInstalled } from "./installed"

export interface SupplyRequest {
  organizationId: string
  postId: string
  checkoutLineId: string
  limit: number
  minutes: number
}

interface ClaimRow {
  id: string
  post_id: string
  checkout_line_id: string
  state: "reserved" | "sold" | "released"
}

interface CounterRow {
  post_id: string
  limit: number
  taken: number
}

/** Creates the counter, or follows a changed limit (never below `taken`). */
async function syncLimit(tx: Tx, input: SupplyRequest): Promise<void> {
  // No conflict target: the table has two unique keys, and parallel first
  // reservations may meet on either.
  await tx.raw(
    `INSERT INTO supply_counter (post_id, organization_id, "limit")
     VALUES (?, ?, ?) ON CONFLICT DO NOTHING`,
    [input.postId, input.organizationId, input.limit]
  )
  await tx.raw(
    `UPDATE supply_counter SET "limit" = greatest(?, taken)
     WHERE post_id = ? AND "limit" <> greatest(?, taken)`,
    [input.limit, input.postId, input.limit]
  )
}

/** One guarded UPDATE: the database, not a check before it, keeps the limit. */
async function take(tx: Tx, postId: string): Promise<boolean> {
  const { rowCount } = await tx.raw<{ rowCount: number }>(
    `UPDATE supply_counter SET taken = taken + 1
     WHERE post_id = ? AND taken < "limit" RETURNING taken`,
    [postId]
  )
  return rowCount === 1
}

/** Holds one place for a checkout, or fails with `sold_out`. */
export async function reserveSupply(
  tx: Tx,
  input: SupplyRequest
): Promise<void> {
  await syncLimit(tx, input)
  if (!(await take(tx, input.postId))) {
    throw purchaseFailure("sold_out")
  }
  await tx("supply_claim").insert({
    id: newId("supc"),
    organization_id: input.organizationId,
    post_id: input.postId,
    checkout_line_id: input.checkoutLineId,
    expires_at: tx.raw("now() + make_interval(mins => ?)", [input.minutes]),
  })
}

/**
 * Turns the held place into a sold one. Money that comes after the
 * reservation ran out takes a new place if one is left; `false` if not.
 * A line without a claim has no limit.
 */
export async function markSold(
  tx: Tx,
  checkoutLineId: string
): Promise<boolean> {
  const claim = await tx<ClaimRow>("supply_claim")
    .where({ checkout_line_id: checkoutLineId })
    .forUpdate()
    .first("id", "post_id", "state")
  if (!claim || claim.state === "sold") {
    return true
  }
  if (claim.state === "released" && !(await take(tx, claim.post_id))) {
    return false
  }
  await tx("supply_claim").where({ id: claim.id }).update({ state: "sold" })
  return true
}

const RELEASE = `WITH gone AS (
    UPDATE supply_claim SET state = 'released' WHERE id IN (
      SELECT id FROM supply_claim WHERE state = 'reserved' AND %s
      ORDER BY id FOR UPDATE SKIP LOCKED)
    RETURNING post_id),
  per_post AS (SELECT post_id, count(*)::int AS n FROM gone GROUP BY post_id),
  given_back AS (
    UPDATE supply_counter SET taken = taken - per_post.n FROM per_post
    WHERE supply_counter.post_id = per_post.post_id
    RETURNING per_post.n)
  SELECT coalesce(sum(n), 0)::int AS released FROM given_back`

async function release(tx: Tx, where: string, values: string[]) {
  const sql = RELEASE.replace("%s", where)
  const { rows } = await tx.raw<{ rows: { released: number }[] }>(sql, values)
  return rows[0]?.released ?? 0
}

/** Gives back the places of checkouts that were not paid in time. */
export function releaseExpired(tx: Tx): Promise<number> {
  return release(tx, "expires_at < now()", [])
}

/** Gives back the place of one checkout. */
export function releaseClaim(tx: Tx, checkoutLineId: string): Promise<number> {
  return release(tx, "checkout_line_id = ?", [checkoutLineId])
}

/** How many places each post has and how many are taken or held. */
export async function supplyLeft(
  tx: Tx,
  postIds: string[]
): Promise<Map<string, { limit: number; taken: number }>> {
  if (postIds.length === 0 || !(await isInstalled(tx, "supply_counter"))) {
    return new Map()
  }
  const rows = await tx<CounterRow>("supply_counter")
    .whereIn("post_id", postIds)
    .select("post_id", "limit", "taken")
  return new Map(
    rows.map((row) => [row.post_id, { limit: row.limit, taken: row.taken }])
  )
}
