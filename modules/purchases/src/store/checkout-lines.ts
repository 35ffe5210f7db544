import { newId } from "@codex/kernel"
import type { Minor, Tx } from "@codex/kernel"
import { statesBelow } from "../domain/checkout-state"
import type {
  Agreement,
  CheckoutLine,
  CheckoutStatus,
  FrozenTax,
} from "../types"
import { agreementColumns, readAgreement } from "./agreement"
import type { AgreementWire } from "./agreement"
import { releaseDiscount } from "./discount-claims"
import { releaseClaim } from "./supply"

export interface NewCheckoutLine {
  customerId: string
  organizationId: string
  creatorId: string
  postId: string
  postTitle: string
  postSlug: string
  variantId: string | null
  amountMinor: Minor
  currencyCode: string
  waterfall: unknown
  termsVersion: number
  validityDays: number | null
  supplyLimit: number | null
  buyerName: string
  buyerEmail: string
  idempotencyKey: string
  provider: string
  /** The connected account that is paid into (`direct`). */
  stripeAccount?: string | null
  minutes: number
  agreement?: Agreement
  /** The writer goes on to create the payment session itself. */
  setsUpPayment?: boolean
}

type Raw = AgreementWire<CheckoutLine>

const TABLE = "checkout_line"
const SETUP = "now() + interval '30 seconds'"

const toLine = (row: Raw): CheckoutLine => readAgreement(row)

async function one(query: PromiseLike<unknown>) {
  const row = (await query) as Raw | undefined
  return row && toLine(row)
}

function columns(tx: Tx, line: NewCheckoutLine) {
  return {
    id: newId("chkl"),
    customer_id: line.customerId,
    organization_id: line.organizationId,
    creator_id: line.creatorId,
    post_id: line.postId,
    post_title: line.postTitle,
    post_slug: line.postSlug,
    variant_id: line.variantId,
    amount_minor: line.amountMinor.toString(),
    currency_code: line.currencyCode.toLowerCase(),
    waterfall: JSON.stringify(line.waterfall),
    terms_version: line.termsVersion,
    validity_days: line.validityDays,
    supply_limit: line.supplyLimit,
    buyer_name: line.buyerName,
    buyer_email: line.buyerEmail,
    ...agreementColumns(line.agreement),
    idempotency_key: line.idempotencyKey,
    provider: line.provider,
    stripe_account: line.stripeAccount ?? null,
    setup_until: line.setsUpPayment ? tx.raw(SETUP) : null,
    expires_at: tx.raw("now() + make_interval(mins => ?)", [line.minutes]),
  }
}

/**
 * Freezes a checkout. `(customer_id, idempotency_key)` is unique: a double
 * click gets `undefined` here and reads the first line instead.
 */
export async function createCheckoutLine(
  tx: Tx,
  line: NewCheckoutLine
): Promise<CheckoutLine | undefined> {
  const rows = (await tx(TABLE)
    .insert(columns(tx, line))
    .onConflict(["customer_id", "idempotency_key"])
    .ignore()
    .returning("*")) as Raw[]
  return rows[0] && toLine(rows[0])
}

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

export interface PaymentRef {
  paymentSessionId?: string
  providerRef?: string
}

function ofPayment(tx: Tx, ref: PaymentRef) {
  return tx(TABLE)
    .where((query) => {
      void query.where({ payment_session_id: ref.paymentSessionId ?? null })
      void query.orWhere({ provider_ref: ref.providerRef ?? null })
    })
    .where((query) => {
      void query.whereNotNull("payment_session_id")
      void query.orWhereNotNull("provider_ref")
    })
}

/** The checkout a payment belongs to, by our session id or the provider's id. */
export function findLineByPayment(tx: Tx, ref: PaymentRef) {
  return one(ofPayment(tx, ref).first())
}

/** The same, locked as by `lockCheckoutLine`. */
export function lockLineByPayment(tx: Tx, ref: PaymentRef) {
  return one(ofPayment(tx, ref).forUpdate().first())
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

const PAYABLE = `
  SELECT * FROM checkout_line l
  WHERE l.provider = :provider AND l.amount_minor = :amount
    AND l.currency_code = :currency
    AND l.stripe_account IS NOT DISTINCT FROM :account
    AND l.status IN ('open', 'failed', 'expired', 'parked')
    AND l.created_at > now() - interval '90 days'
    AND NOT EXISTS (SELECT FROM purchase p WHERE p.checkout_line_id = l.id)
  ORDER BY coalesce(l.payment_session_id = :session
      OR l.provider_ref = :ref, false) DESC, l.created_at DESC
  LIMIT :limit`

/** Unpaid checkouts that this much money could be for, the named one first. */
export async function listPayableLines(
  tx: Tx,
  of: {
    provider: string
    amountMinor: Minor
    currencyCode: string
    /** The connected account the money is on; null: the platform's own. */
    account: string | null
    named: { sessionId: string | null; providerRef: string }
    limit: number
  }
): Promise<CheckoutLine[]> {
  const { rows } = await tx.raw<{ rows: Raw[] }>(PAYABLE, {
    provider: of.provider,
    amount: of.amountMinor.toString(),
    currency: of.currencyCode,
    account: of.account,
    session: of.named.sessionId ?? "",
    ref: of.named.providerRef,
    limit: of.limit,
  })
  return rows.map(toLine)
}

/** Whether the caller is the one to create the payment session. */
export async function claimPaymentSetup(tx: Tx, id: string): Promise<boolean> {
  const changed = await tx(TABLE)
    .where({ id })
    .whereNull("payment_session_id")
    .whereRaw("(setup_until IS NULL OR setup_until < now())")
    .update({ setup_until: tx.raw(SETUP) })
  return changed === 1
}

/** The same, by the key of a request whose COMMIT was not answered. */
export async function releaseSetupByKey(
  tx: Tx,
  customerId: string,
  key: string
): Promise<void> {
  await tx(TABLE)
    .where({ customer_id: customerId, idempotency_key: key })
    .whereNull("payment_session_id")
    .update({ setup_until: null })
}

export async function releasePaymentSetup(tx: Tx, id: string): Promise<void> {
  await tx(TABLE).where({ id }).update({ setup_until: null })
}

export async function attachPayment(
  tx: Tx,
  id: string,
  payment: { collectionId: string; sessionId: string; providerRef?: string }
): Promise<CheckoutLine | undefined> {
  const rows = (await tx(TABLE)
    .where({ id })
    .whereNull("payment_session_id")
    .update({
      payment_collection_id: payment.collectionId,
      payment_session_id: payment.sessionId,
      provider_ref: payment.providerRef ?? null,
      setup_until: null,
    })
    .returning("*")) as Raw[]
  return rows[0] && toLine(rows[0])
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

/**
 * Checkouts with a payment that may have been captured unnoticed, each asked
 * about at growing intervals for three days. Taking them marks them asked.
 */
export async function listUnsettledLines(
  tx: Tx,
  input: { provider: string; limit: number }
): Promise<CheckoutLine[]> {
  const { rows } = await tx.raw<{ rows: Raw[] }>(
    `UPDATE checkout_line SET checked_at = now() WHERE id IN (
       SELECT id FROM checkout_line
       WHERE provider = ? AND status IN ('open', 'failed', 'expired')
         AND provider_ref IS NOT NULL
         AND created_at BETWEEN now() - interval '3 days' AND now() - interval '60 seconds'
         AND coalesce(checked_at, created_at) <
           now() - greatest(interval '60 seconds', (now() - created_at) / 4)
       ORDER BY coalesce(checked_at, created_at)
       LIMIT ? FOR UPDATE SKIP LOCKED)
     RETURNING *`,
    [input.provider, input.limit]
  )
  return rows.map(toLine)
}

/** Gives up one open checkout, because the customer began a different one. */
export async function expireLine(tx: Tx, id: string): Promise<void> {
  await moveLine(tx, id, "expired")
  await releaseClaim(tx, id)
  await releaseDiscount(tx, id)
}
