import { z } from "zod"
import { country, discountCode, phone } from "./fields"
import type { PostLink } from "./receipts"
import { taxPlace } from "./tax"

export * from "./audit-log"
export * from "./buyer"
export * from "./buyer-policy"
export * from "./creator-closing"
export * from "./creator-data"
export * from "./discounts"
export * from "./countries"
export * from "./own-data"
export * from "./quote"
export * from "./shoppers"
export * from "./tax"

/** `POST /api/checkout` */
export const startCheckoutBody = z.strictObject({
  post_id: z.string().min(1).max(64),
  /** The total that was shown; with pay what you want the amount chosen. */
  amount_minor: z.int().min(0).max(99_999_999).optional(),
  /** The total that was shown, tax included: another one charges nobody. */
  total_minor: z.int().min(0).max(99_999_999).optional(),
  /** Needed where the quote asks for it. */
  place: taxPlace.optional(),
  buyer: z.strictObject({
    /** What is demanded of it is the store's policy (`quote.buyer`). */
    name: z.string().trim().max(120).default(""),
    email: z.string().trim().toLowerCase().pipe(z.email().max(254)),
    phone: phone.optional(),
    phone_country: country.optional(),
  }),
  /** A discount code as typed. */
  code: discountCode.optional(),
  /** The version of the post's terms that was shown and accepted. */
  terms_version: z.int().min(1).max(2_147_483_647).optional(),
  /** The same key again returns the same checkout. */
  idempotency_key: z.string().min(8).max(100),
})

export type StartCheckoutBody = z.infer<typeof startCheckoutBody>

export const checkoutStatus = z.enum([
  "open",
  "processing",
  "paid",
  "failed",
  "expired",
])

export type CheckoutStatusCode = z.infer<typeof checkoutStatus>

export interface StartedCheckout {
  checkout_id: string
  status: CheckoutStatusCode
  amount_minor: number
  currency_code: string
  provider: "demo" | "stripe" | "none"
  client_secret?: string
  /** The seller's own Stripe account, which Stripe.js has to be opened for. */
  stripe_account?: string
  expires_at: string
}

/** `GET /api/checkout/:id` */
export interface CheckoutState {
  checkout_id: string
  status: CheckoutStatusCode
  amount_minor: number
  currency_code: string
  provider: "demo" | "stripe" | "none"
  post: PostLink
  message: string
  /** Where the receipt goes. */
  email: string
  client_secret?: string
  /** The seller's own Stripe account, which Stripe.js has to be opened for. */
  stripe_account?: string
  expires_at: string
}

/** `POST /api/checkout/:id/demo` */
export const demoOutcomeBody = z.strictObject({
  outcome: z.enum(["succeed", "decline"]),
})

export type DemoOutcomeBody = z.infer<typeof demoOutcomeBody>

/** An action without a body. */
export const emptyBody = z.strictObject({})

export const pageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  q: z.string().trim().max(100).optional(),
})

export type PageQuery = z.infer<typeof pageQuery>

/** `GET /admin/purchases` */
export const purchasesQuery = pageQuery.extend({
  state: z.enum(["paid", "refunded", "ended"]).optional(),
  order: z
    .enum(["paid_at", "-paid_at", "amount_minor", "-amount_minor"])
    .optional(),
})

export type PurchasesQuery = z.infer<typeof purchasesQuery>

export const outboxQuery = pageQuery.extend({
  state: z.enum(["pending", "done", "kept", "failed"]).optional(),
  kind: z.enum(["receipt_email", "order_projection", "sale_notice"]).optional(),
})

export type OutboxQuery = z.infer<typeof outboxQuery>

/** One row of `GET /api/purchases`. */
export interface Receipt {
  id: string
  post: { id: string; title: string; path: string }
  organization: string
  amount_minor: number
  currency_code: string
  paid_at: string
}

/** One row of `GET /admin/purchases`. */
export interface OperatorPurchase {
  id: string
  post_title: string
  organization: string
  buyer_name: string
  buyer_email: string
  amount_minor: number
  currency_code: string
  provider: "demo" | "stripe" | "none"
  state: "paid" | "refunded" | "ended"
  order_id: string | null
  paid_at: string
}

export type DeliveryState = "pending" | "done" | "kept" | "failed"

export interface TimelineStep {
  key:
    | "paid"
    | "settled"
    | "granted"
    | "order_projected"
    | "receipt_sent"
    | "tax_recorded"
  state: DeliveryState
  at: string | null
  detail: string | null
  outbox_id: string | null
}

/** `GET /admin/purchases/:id` */
export interface OperatorPurchaseDetail extends OperatorPurchase {
  creator: string
  payment_id: string
  checkout_id: string
  journal_id: string | null
  grant_id: string | null
  terms_version: number
  tax: {
    amount_minor: number
    /** "VAT 19 %", or why there is none. */
    summary: string
    /** Country, region and postal code, as far as they were needed. */
    place: string
    tax_id: string | null
    calculation_id: string | null
  } | null
  waterfall: {
    key: string
    label: string
    amount_minor: number
    bps: number | null
  }[]
  timeline: TimelineStep[]
}

/** `GET /admin/outbox[/:id]`; only the single one carries the mail. */
export interface OperatorDelivery {
  id: string
  kind: string
  state: DeliveryState
  title: string
  to: string
  attempts: number
  last_error: string | null
  purchase_id: string
  created_at: string
  finished_at: string | null
  next_at: string | null
}
export * from "./refunds"
export * from "./refund-words"
export * from "./receipts"
export * from "./disputes"
export * from "./suspense"
