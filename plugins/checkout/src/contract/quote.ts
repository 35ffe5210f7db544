import { z } from "zod"
import type { BuyerNeeds } from "./buyer-policy"
import type { RefundPolicyBody } from "./refunds"
import { taxPlaceFields } from "./tax"
import type { AskedPlace, QuotedTax } from "./tax"

/** `GET /api/quote` */
export const quoteQuery = z.strictObject({
  post_id: z.string().min(1).max(64),
  /** Only for pay what you want: the amount chosen. */
  amount_minor: z.coerce.number().int().min(0).max(99_999_999).optional(),
  /** As typed; one that cannot be a code is answered like an unknown one. */
  code: z.string().trim().max(100).optional(),
  ...taxPlaceFields,
  /** Without it no tax is worked out; the answer says what it needs. */
  country: taxPlaceFields.country.optional(),
})

export type QuoteQuery = z.infer<typeof quoteQuery>

/** What the asking person would pay now. */
export interface CheckoutQuote {
  post_id: string
  currency_code: string
  list_minor: number
  /** What parts of a bundle that are owned already take off. */
  owned_minor: number
  discount: { amount_minor: number; code: string | null } | null
  /** Why the code sent along does not count; the rest is without it. */
  code_problem: { code: string; message: string } | null
  /** The seller's own Stripe account, which Stripe.js has to be opened for. */
  stripe_account: string | null
  /** False: the seller's own account cannot take payments now. */
  seller_ready: boolean
  tax: QuotedTax | null
  /** Null where no tax applies, and for what costs nothing. */
  place: AskedPlace | null
  /** What is charged; while a place is missing, without any tax. */
  total_minor: number
  buyer: BuyerNeeds
  /** By which a refund of this purchase would be answered. */
  refund: RefundPolicyBody
  /** The posts of a bundle. */
  items: { post_id: string; title: string; owned: boolean }[]
}
