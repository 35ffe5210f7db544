import type { Tx } from "@codex/kernel"
import { purchaseFailure } from "../errors"

export interface DiscountRequest {
  organizationId: string
  discountId: string
  customerId: string
  checkoutLineId: string
  amountMinor: bigint
  perCustomer: number | null
  minutes: number
}

interface ClaimRow {
  organization_id: string
  discount_id: string
  customer_id: string
  checkout_line_id: string
  amount_minor: string
  state: "reserved" | "used" | "released"
}

type Uses = Pick<
  DiscountRequest,
  "organizationId" | "discountId" | "customerId" | "perCustomer"
>

async function changed(tx: Tx, sql: string, values: (string | number)[]) {
  const { rowCount } = await tx.raw<{ rowCount: number }>(sql, values)
  return rowCount === 1
}

/** Guarded UPDATEs: the database keeps both limits, not a check before it. */
async function take(
  tx: Tx,
  uses: Uses
): Promise<"discount_used_up" | "discount_used_by_you" | null> {
  const { organizationId, discountId, customerId, perCustomer } = uses
  const one = await changed(
    tx,
    `UPDATE discount SET used = used + 1
     WHERE id = ? AND (max_uses IS NULL OR used < max_uses)`,
    [discountId]
  )
  if (!one) {
    return "discount_used_up"
  }
  const mine = await changed(
    tx,
    `INSERT INTO discount_customer
       (organization_id, discount_id, customer_id, used) VALUES (?, ?, ?, 1)
     ON CONFLICT (organization_id, discount_id, customer_id)
     DO UPDATE SET used = discount_customer.used + 1
     WHERE discount_customer.used < ?`,
    [organizationId, discountId, customerId, perCustomer ?? 2_147_483_647]
  )
  return mine ? null : "discount_used_by_you"
}

/** Holds one use for a checkout, or fails and says which limit it met. */
export async function claimDiscount(
  tx: Tx,
  input: DiscountRequest
): Promise<void> {
  const refused = await take(tx, input)
  if (refused) {
    throw purchaseFailure(refused)
  }
  await tx("discount_claim").insert({
    organization_id: input.organizationId,
    checkout_line_id: input.checkoutLineId,
    discount_id: input.discountId,
    customer_id: input.customerId,
    amount_minor: input.amountMinor.toString(),
    expires_at: tx.raw("now() + make_interval(mins => ?)", [input.minutes]),
  })
}

/**
 * Turns the held use into a real one. Money that comes after the reservation
 * ran out takes a new use if one is left; `false` if not.
 */
export async function markDiscountUsed(
  tx: Tx,
  checkoutLineId: string
): Promise<boolean> {
  const claim = await tx<ClaimRow>("discount_claim")
    .where({ checkout_line_id: checkoutLineId })
    .forUpdate()
    .first()
  if (!claim || claim.state === "used") {
    return true
  }
  if (claim.state === "released") {
    const uses = {
      organizationId: claim.organization_id,
      discountId: claim.discount_id,
      customerId: claim.customer_id,
      perCustomer: null,
    }
    if (await take(tx, uses)) {
      return false
    }
  }
  await tx("discount_claim")
    .where({ checkout_line_id: checkoutLineId })
    .update({ state: "used" })
  return true
}

const RELEASE = `WITH gone AS (
    UPDATE discount_claim SET state = 'released'
    WHERE (organization_id, checkout_line_id) IN (
      SELECT organization_id, checkout_line_id FROM discount_claim
      WHERE state = 'reserved' AND %s
      ORDER BY checkout_line_id FOR UPDATE SKIP LOCKED)
    RETURNING discount_id, customer_id),
  uses AS (SELECT discount_id, count(*)::int AS n FROM gone
    GROUP BY discount_id),
  mine AS (SELECT discount_id, customer_id, count(*)::int AS n FROM gone
    GROUP BY discount_id, customer_id),
  given_back AS (UPDATE discount SET used = used - uses.n FROM uses
    WHERE discount.id = uses.discount_id RETURNING uses.n),
  customers AS (UPDATE discount_customer c SET used = c.used - mine.n FROM mine
    WHERE c.discount_id = mine.discount_id
      AND c.customer_id = mine.customer_id RETURNING 1)
  SELECT coalesce(sum(n), 0)::int AS released FROM given_back`

async function release(tx: Tx, where: string, values: string[]) {
  const sql = RELEASE.replace("%s", where)
  const { rows } = await tx.raw<{ rows: { released: number }[] }>(sql, values)
  return rows[0]?.released ?? 0
}

/** Gives back the uses of checkouts that were not paid in time. */
export function releaseExpiredDiscounts(tx: Tx): Promise<number> {
  return release(tx, "expires_at < now()", [])
}

/** Gives back the use of one checkout. */
export function releaseDiscount(
  tx: Tx,
  checkoutLineId: string
): Promise<number> {
  return release(tx, "checkout_line_id = ?", [checkoutLineId])
}
