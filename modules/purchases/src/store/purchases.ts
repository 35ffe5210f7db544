import { likeText, newId, sortRows, type Sort, type Tx } from "@codex/kernel"
import type { CheckoutLine, Purchase } from "../types"
import { agreementColumns, readAgreement } from "./agreement"
import type { AgreementWire } from "./agreement"

export interface NewPurchase {
  line: CheckoutLine
  paymentId: string
  paidAt: Date
}

type Raw = AgreementWire<Purchase>

const toPurchase = (row: Raw): Purchase => readAgreement(row)

async function one(query: PromiseLike<unknown>) {
  const row = (await query) as Raw | undefined
  return row && toPurchase(row)
}

/** Validity starts at the grant, and a day has 24 hours wherever one is. */
function accessUntil(tx: Tx, days: number | null) {
  return days === null
    ? null
    : tx.raw("now() + make_interval(hours => ?)", [days * 24])
}

/**
 * Writes the money fact once. `undefined` when any of its keys is taken: this
 * line is settled, or the customer already owns the post.
 */
export async function insertPurchase(
  tx: Tx,
  { line, paymentId, paidAt }: NewPurchase
): Promise<Purchase | undefined> {
  const rows = (await tx("purchase")
    .insert({
      id: newId("pur"),
      organization_id: line.organization_id,
      creator_id: line.creator_id,
      customer_id: line.customer_id,
      post_id: line.post_id,
      post_title: line.post_title,
      post_slug: line.post_slug,
      checkout_line_id: line.id,
      payment_id: paymentId,
      provider: line.provider,
      amount_minor: line.amount_minor.toString(),
      currency_code: line.currency_code,
      waterfall: JSON.stringify(line.waterfall),
      ...agreementColumns(line),
      access_until: accessUntil(tx, line.validity_days),
      terms_version: line.terms_version,
      buyer_name: line.buyer_name,
      buyer_email: line.buyer_email,
      paid_at: paidAt,
    })
    .onConflict()
    .ignore()
    .returning("*")) as Raw[]
  return rows[0] && toPurchase(rows[0])
}

export interface PurchaseFacts {
  purchaseId: string
  grantId: string
  /** `null` where the purchase cost nothing. */
  journalId: string | null
}

/** Notes what purchases have led to: the access and the journal of each. */
export async function setPurchaseFacts(
  tx: Tx,
  facts: readonly PurchaseFacts[]
): Promise<void> {
  await tx.raw(
    `UPDATE purchase p
     SET grant_id = n.grant_id, journal_id = nullif(n.journal_id, '')
     FROM unnest(?::text[], ?::text[], ?::text[])
       AS n (purchase_id, grant_id, journal_id)
     WHERE p.id = n.purchase_id`,
    [
      facts.map(({ purchaseId }) => purchaseId),
      facts.map(({ grantId }) => grantId),
      facts.map(({ journalId }) => journalId ?? ""),
    ]
  )
}

/** Notes the projected order; the first one stays. */
export async function setPurchaseOrder(
  tx: Tx,
  id: string,
  orderId: string
): Promise<void> {
  await tx("purchase")
    .where({ id })
    .whereNull("order_id")
    .update({ order_id: orderId, ordered_at: tx.fn.now() })
}

export function getPurchase(tx: Tx, id: string) {
  return one(tx("purchase").where({ id }).first())
}

export function findPurchaseByLine(tx: Tx, checkoutLineId: string) {
  return one(tx("purchase").where({ checkout_line_id: checkoutLineId }).first())
}

/** The purchase that makes this customer an owner of the post. */
export function findPaidPurchase(tx: Tx, customerId: string, postId: string) {
  return one(
    tx("purchase")
      .where({ customer_id: customerId, post_id: postId, state: "paid" })
      .first()
  )
}

/**
 * What stands in the way of a sale: the purchase this line has become already,
 * and the one that makes its customer an owner of the post.
 */
export async function findRivals(
  tx: Tx,
  line: CheckoutLine
): Promise<{ settled: Purchase | undefined; owned: Purchase | undefined }> {
  const { rows } = await tx.raw<{ rows: Raw[] }>(
    `SELECT * FROM purchase WHERE checkout_line_id = ?
       OR (customer_id = ? AND post_id = ? AND state = 'paid')`,
    [line.id, line.customer_id, line.post_id]
  )
  const found = rows.map(toPurchase)
  return {
    settled: found.find((each) => each.checkout_line_id === line.id),
    owned: found.find((each) => each.state === "paid"),
  }
}

/**
 * Marks purchases whose time-limited access has run out, of one customer's
 * post or of all. The post can then be bought again.
 */
export function endPurchases(
  tx: Tx,
  of?: { customerId: string; postId: string }
): Promise<number> {
  const query = tx("purchase")
    .where({ state: "paid" })
    .where("access_until", "<=", tx.fn.now())
  const mine = of
    ? query.where({ customer_id: of.customerId, post_id: of.postId })
    : query
  return mine.update({ state: "ended" })
}

/** Moves the end of a purchase with that of its access; null is for good. */
export function extendPurchase(
  tx: Tx,
  id: string,
  accessUntil: Date | null
): Promise<number> {
  return tx("purchase")
    .where({ id, state: "paid" })
    .update({ access_until: accessUntil })
}

export async function listCustomerPurchases(
  tx: Tx,
  customerId: string,
  page: { limit: number; offset: number }
): Promise<Purchase[]> {
  const rows = (await tx("purchase")
    .where({ customer_id: customerId })
    .orderBy("settled_at", "desc")
    .limit(page.limit)
    .offset(page.offset)) as Raw[]
  return rows.map(toPurchase)
}

export interface PurchaseListFilter {
  q?: string | undefined
  state?: Purchase["state"] | undefined
  order?: Sort<"paid_at" | "settled_at" | "amount_minor"> | undefined
  limit: number
  offset: number
}

export async function listPurchases(
  tx: Tx,
  filter: PurchaseListFilter
): Promise<{ rows: Purchase[]; count: number }> {
  const query = tx("purchase")
  if (filter.state) {
    void query.where({ state: filter.state })
  }
  if (filter.q) {
    const like = likeText(filter.q)
    void query.whereRaw(
      "(post_title ILIKE ? OR buyer_email ILIKE ? OR buyer_name ILIKE ?)",
      [like, like, like]
    )
  }
  const total = await query.clone().count<{ count: string }[]>("* as count")
  const rows = (await query
    .orderBy(sortRows(filter.order ?? "-settled_at"))
    .limit(filter.limit)
    .offset(filter.offset)) as Raw[]
  return { rows: rows.map(toPurchase), count: Number(total[0]?.count ?? 0) }
}

/** Purchases that lost a follow-up of this kind; the sweeper asks again. */
export async function listPurchasesWithoutOutbox(
  tx: Tx,
  kind: string,
  limit: number,
  /** Only those whose tax a provider worked out and has to be told of. */
  calculated = false
): Promise<Purchase[]> {
  const query = tx("purchase")
  if (calculated) {
    void query.whereRaw("tax ->> 'calculation_id' IS NOT NULL")
  }
  const rows = (await query
    .whereNotExists(
      tx("outbox")
        .whereRaw("outbox.ref_id = purchase.id")
        .where("outbox.kind", kind)
        .select("id")
    )
    .orderBy("settled_at", "desc")
    .limit(limit)) as Raw[]
  return rows.map(toPurchase)
}

/** Must be zero always: purchase and grant are written together. */
export async function countPurchasesWithoutGrant(tx: Tx): Promise<number> {
  const [row] = await tx("purchase")
    .whereNull("grant_id")
    .count<{ count: string }[]>("* as count")
  return Number(row?.count ?? 0)
}

/** Purchases by id; the caller's scope decides which of them it sees. */
export async function listPurchasesByIds(
  tx: Tx,
  ids: readonly string[]
): Promise<Purchase[]> {
  if (ids.length === 0) {
    return []
  }
  const rows = (await tx("purchase").whereIn("id", [...ids])) as Raw[]
  return rows.map(toPurchase)
}
