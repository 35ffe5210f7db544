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

export interface FrozenDiscount {
  id: string
  /** As the shopper typed it; null for an automatic one. */
  code: string | null
  born_by: "seller" | "platform"
}

/** Tax as it was worked out; with an amount of nothing it says why. */
export interface FrozenTax {
  label: string
  /** Parts per million: 19 % is 190000. */
  rate_ppm: number
  /** Whether the price contained it, or it was added. */
  inclusive: boolean
  /** The same, by rate; they add up to the tax. */
  lines: { label: string; rate_ppm: number; amount_minor: number }[]
  country: string
  region: string | null
  postal_code: string | null
  /** The buyer's, as a business. */
  tax_id: string | null
  reason: "reverse_charge" | "exempt" | "zero_rated" | "not_collecting" | null
  /** Medusa's id of the tax provider. */
  provider: string | null
  /** At the provider, for its books. */
  calculation_id: string | null
}

export interface FrozenItem {
  post_id: string
  title: string
  creator_id: string
  /** Its price on its own; the bundle's price is shared by it. */
  weight_minor: number
  owned: boolean
}

/** What was agreed beyond the amount; the purchase takes it from the line. */
export interface Agreement {
  product_type: string
  /** The price before any discount; null on rows older than discounts. */
  list_minor: Minor | null
  discount_minor: Minor
  discount: FrozenDiscount | null
  /** Contained in the amount, however prices are shown. */
  tax_minor: Minor
  tax: FrozenTax | null
  /** The posts of a bundle, those the buyer owned already included. */
  items: FrozenItem[]
  /** E.164. */
  buyer_phone: string | null
  /** When the buyer proved `buyer_email`; null where it was not demanded. */
  buyer_email_verified_at: Date | null
  terms_accepted_at: Date | null
}

/** What the shopper agreed to pay, frozen together with the payment session. */
export interface CheckoutLine extends Agreement {
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
  /** The connected account that is paid into (`direct`). */
  stripe_account: string | null
  status: CheckoutStatus
  failure_code: string | null
  expires_at: Date
  created_at: Date
}

/** The money fact: one verified capture for one checkout line. */
export interface Purchase extends Agreement {
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
  /** `ended`: its access has run out, so the post can be bought again. */
  state: "paid" | "refunded" | "ended"
  /** When time-limited access ends. */
  access_until: Date | null
  grant_id: string | null
  journal_id: string | null
  order_id: string | null
  paid_at: Date
  settled_at: Date
  ordered_at: Date | null
}
