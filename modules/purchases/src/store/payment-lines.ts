import type { Minor, Tx } from "@codex/kernel"
import type { CheckoutLine } from "../types"
import { one, TABLE, toLine } from "./line-row"
import type { Raw } from "./line-row"

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
