import { z } from "zod"
import type { BuyerRefund } from "./refunds"

/** `GET /api/purchases/:id/receipt`: who the invoice is made out to. */
export const billToQuery = z.strictObject({
  name: z.string().trim().max(200).optional(),
  address: z.string().trim().max(500).optional(),
  vat_id: z.string().trim().max(50).optional(),
})

export type BillTo = z.infer<typeof billToQuery>

/** A post that was bought: where it is, and what one does with it there. */
export interface PostLink {
  id: string
  title: string
  path: string
  use: "watch" | "listen" | "download" | "open"
}

/** One amount on the way from the price to what was paid. */
export interface ReceiptLine {
  key: "price" | "discount" | "tax" | "tax_included" | "total" | "refunded"
  /** Code of the discount, name and rate of the tax. */
  label: string | null
  amount_minor: number
}

/** `GET /api/purchases/:id` */
export interface ReceiptDetail {
  id: string
  /** What a person reads out on the phone. */
  reference: string
  post: PostLink
  /** The posts of a bundle. */
  items: string[]
  organization: string
  support_email: string | null
  buyer: { name: string; email: string; tax_id: string | null }
  /** Why there is no tax, where it was asked for. */
  tax_note: string | null
  paid_at: string
  currency_code: string
  lines: ReceiptLine[]
  amount_minor: number
  refunded_minor: number
  card: { brand: string; last4: string } | null
  is_test: boolean
  terms: { version: number; accepted_at: string | null }
  state: "paid" | "refunded" | "ended"
  disputed: boolean
  refund: {
    /** Null where it can be asked for; else why not. */
    blocked:
      "nothing_paid" | "returned" | "disputed" | "window_over" | "asked" | null
    window_days: number
    /** Last day on which it can be asked for. */
    until: string
    requests: BuyerRefund[]
  }
}
