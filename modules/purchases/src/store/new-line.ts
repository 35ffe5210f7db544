import { newId } from "@codex/kernel"
import type { Minor, Tx } from "@codex/kernel"
import type { Agreement, CheckoutLine } from "../types"
import { agreementColumns } from "./agreement"
import { SETUP, TABLE, toLine } from "./line-row"
import type { Raw } from "./line-row"

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
