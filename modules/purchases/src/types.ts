import type { Minor } from "@codex/kernel"

export type InboxState = "pending" | "done" | "skipped" | "parked"

/** A verified event of a payment provider, exactly as it arrived. */
export interface InboxEvent {
  id: string
  provider: string
  event_id: string
  type: string
  /** The signed bytes, so that they can be verified again. */
  body: string
  signature: string
  payment_session_id: string | null
  state: InboxState
  reason: string | null
  attempts: number
  fence: bigint
  received_at: Date
  finished_at: Date | null
}

export type OutboxState = "pending" | "done" | "kept" | "failed"

/** Work that follows from a settled purchase; `(kind, ref_id)` happens once. */
export interface OutboxRow {
  id: string
  kind: string
  ref_id: string
  payload: Record<string, unknown>
  result: Record<string, unknown> | null
  state: OutboxState
  attempts: number
  fence: bigint
  last_error: string | null
  next_at: Date
  created_at: Date
  finished_at: Date | null
}

export type CheckoutStatus = "open" | "expired" | "failed" | "parked" | "paid"

/** What the shopper agreed to pay, frozen together with the payment session. */
export interface CheckoutLine {
  id: string
  customer_id: string
  organization_id: string
  creator_id: string
  post_id: string
  post_title: string
  post_slug: string
  variant_id: string | null
  amount_minor: Minor
  currency_code: string
  waterfall: Record<string, unknown>
  terms_version: number
  validity_days: number | null
  supply_limit: number | null
  buyer_name: string
  buyer_email: string
  idempotency_key: string
  provider: string
  payment_collection_id: string | null
  payment_session_id: string | null
  provider_ref: string | null
  status: CheckoutStatus
  failure_code: string | null
  expires_at: Date
  created_at: Date
}

/** The money fact: one verified capture for one checkout line. */
export interface Purchase {
  id: string
  organization_id: string
  creator_id: string
  customer_id: string
  post_id: string
  post_title: string
  post_slug: string
  checkout_line_id: string
  payment_id: string
  provider: string
  amount_minor: Minor
  currency_code: string
  waterfall: Record<string, unknown>
  terms_version: number
  buyer_name: string
  buyer_email: string
  state: "paid" | "refunded"
  grant_id: string | null
  journal_id: string | null
  order_id: string | null
  paid_at: Date
  settled_at: Date
  ordered_at: Date | null
}
