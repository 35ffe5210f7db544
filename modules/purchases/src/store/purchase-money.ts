import { minor } from "@codex/kernel"
import type { Minor, Tx } from "@codex/kernel"

export type PurchaseDisputeState =
  "needs_response" | "under_review" | "won" | "lost"

/** What happened to a purchase's money after the capture. */
export interface PurchaseMoney {
  id: string
  state: "paid" | "refunded" | "ended"
  refunded_minor: Minor
  /** What the processor really kept; null until it is known. */
  processing_fee_minor: Minor | null
  dispute_state: PurchaseDisputeState | null
}

interface Raw extends Omit<
  PurchaseMoney,
  "refunded_minor" | "processing_fee_minor"
> {
  refunded_minor: string
  processing_fee_minor: string | null
}

const COLUMNS = [
  "id",
  "state",
  "refunded_minor",
  "processing_fee_minor",
  "dispute_state",
]

const toMoney = (row: Raw): PurchaseMoney => ({
  ...row,
  refunded_minor: minor(row.refunded_minor),
  processing_fee_minor:
    row.processing_fee_minor === null ? null : minor(row.processing_fee_minor),
})

/**
 * Takes the purchases for this transaction, in id order. Whoever posts on a
 * purchase (refund, dispute, release) does this first, so that none of them
 * works with sums another is about to change.
 */
export async function lockPurchases(
  tx: Tx,
  ids: readonly string[]
): Promise<PurchaseMoney[]> {
  if (ids.length === 0) {
    return []
  }
  const rows = await tx("purchase")
    .whereIn("id", [...ids])
    .orderBy("id")
    .forUpdate()
    .select<Raw[]>(COLUMNS)
  return rows.map(toMoney)
}

export async function listPurchaseMoney(
  tx: Tx,
  ids: readonly string[]
): Promise<Map<string, PurchaseMoney>> {
  if (ids.length === 0) {
    return new Map()
  }
  const rows = await tx("purchase")
    .whereIn("id", [...ids])
    .select<Raw[]>(COLUMNS)
  return new Map(rows.map((row) => [row.id, toMoney(row)]))
}

/** The purchase a capture became, if it has become one. */
export async function findPurchaseIdByPayment(
  tx: Tx,
  paymentId: string
): Promise<string | undefined> {
  const row = await tx("purchase")
    .where({ payment_id: paymentId })
    .first<{ id: string } | undefined>("id")
  return row?.id
}

/**
 * Whether the customer has bought the post again since: then a refund that
 * fails later cannot make the old purchase the current one.
 */
export async function isSuperseded(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await tx.raw<{ rows: unknown[] }>(
    `SELECT FROM purchase mine JOIN purchase other
       ON other.customer_id = mine.customer_id AND other.post_id = mine.post_id
      WHERE mine.id = ? AND other.id <> mine.id AND other.state = 'paid'`,
    [id]
  )
  return rows.length > 0
}

export async function setPurchaseMoney(
  tx: Tx,
  money: PurchaseMoney
): Promise<void> {
  await tx("purchase")
    .where({ id: money.id })
    .update({
      state: money.state,
      refunded_minor: money.refunded_minor.toString(),
      processing_fee_minor: money.processing_fee_minor?.toString() ?? null,
      dispute_state: money.dispute_state,
    })
}
