import type { Tx } from "@codex/kernel"
import { statesBelow } from "../domain/checkout-state"
import type { CheckoutLine, CheckoutStatus, FrozenTax } from "../types"
import { releaseDiscount } from "./discount-claims"
import { one, TABLE, toLine } from "./line-row"
import type { Raw } from "./line-row"
import { releaseClaim } from "./supply"

export function findLineByKey(tx: Tx, customerId: string, key: string) {
  return one(
    tx(TABLE).where({ customer_id: customerId, idempotency_key: key }).first()
  )
}

/**
 * What this customer has begun: the line with this key, or else the unpaid one
 * of this post.
 */
export async function findBegun(
  tx: Tx,
  customerId: string,
  of: { key: string; postId: string }
): Promise<{
  known: CheckoutLine | undefined
  unpaid: CheckoutLine | undefined
}> {
  const { rows } = await tx.raw<{ rows: Raw[] }>(
    `SELECT * FROM checkout_line
     WHERE customer_id = ? AND (idempotency_key = ? OR (post_id = ?
       AND status IN ('open', 'failed') AND expires_at > now()))
     ORDER BY created_at DESC`,
    [customerId, of.key, of.postId]
  )
  const lines = rows.map(toLine)
  const known = lines.find((line) => line.idempotency_key === of.key)
  const unpaid = lines.find((line) => line.post_id === of.postId)
  return { known, unpaid }
}

export function getCheckoutLine(tx: Tx, id: string) {
  return one(tx(TABLE).where({ id }).first())
}

/** Serialises the events of one checkout; correctness comes from the keys. */
export function lockCheckoutLine(tx: Tx, id: string) {
  return one(tx(TABLE).where({ id }).forUpdate().first())
}

/** A checkout of this post the customer has begun and not paid yet. */
export function findUnpaidLine(tx: Tx, customerId: string, postId: string) {
  return one(
    tx(TABLE)
      .where({ customer_id: customerId, post_id: postId })
      .whereIn("status", ["open", "failed"])
      .where("expires_at", ">", tx.fn.now())
      .orderBy("created_at", "desc")
      .first()
  )
}

/** Where this customer's last taxed checkout was made from. */
export async function findTaxedPlace(
  tx: Tx,
  customerId: string
): Promise<FrozenTax | undefined> {
  const row = await tx(TABLE)
    .where({ customer_id: customerId })
    .whereNotNull("tax")
    .orderBy("created_at", "desc")
    .first<{ tax: FrozenTax } | undefined>("tax")
  return row?.tax
}

/** The number this customer gave last; asked for only where one is needed. */
export async function lastBuyerPhone(
  tx: Tx,
  customerId: string
): Promise<string | null> {
  const row = await tx(TABLE)
    .where({ customer_id: customerId })
    .whereNotNull("buyer_phone")
    .orderBy("created_at", "desc")
    .first<{ buyer_phone: string } | undefined>("buyer_phone")
  return row?.buyer_phone ?? null
}

/** Moves a checkout up, never down (`domain/checkout-state`). */
export async function moveLine(
  tx: Tx,
  id: string,
  to: CheckoutStatus,
  failureCode: string | null = null
): Promise<boolean> {
  const changed = await tx(TABLE)
    .where({ id })
    .whereIn("status", statesBelow(to))
    .update({ status: to, failure_code: failureCode })
  return changed === 1
}

/** Closes checkouts whose time is over and that nobody pays. */
export async function expireLines(tx: Tx): Promise<number> {
  return tx(TABLE)
    .whereIn("status", ["open", "failed"])
    .where("expires_at", "<", tx.fn.now())
    .whereNotExists(
      tx("inbox")
        .whereRaw("inbox.payment_session_id = checkout_line.payment_session_id")
        .where("inbox.state", "pending")
        .select("id")
    )
    .update({ status: "expired" })
}

/** Gives up one open checkout, because the customer began a different one. */
export async function expireLine(tx: Tx, id: string): Promise<void> {
  await moveLine(tx, id, "expired")
  await releaseClaim(tx, id)
  await releaseDiscount(tx, id)
}
