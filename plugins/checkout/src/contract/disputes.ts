import { z } from "zod"
import type { RefundRow } from "./refunds"

/** `GET /admin/payment-disputes` */
export const disputeListQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
})

export interface DisputeRow {
  id: string
  state:
    "inquiry" | "needs_response" | "under_review" | "won" | "lost" | "closed"
  reason: string
  purchase_id: string
  post_title: string
  organization: string
  buyer_name: string
  buyer_email: string
  amount_minor: number
  currency_code: string
  opened_at: string
  evidence_due_at: string | null
}

export interface EvidenceEntry {
  at: string
  what:
    | "paid"
    | "terms_accepted"
    | "access_given"
    | "played"
    | "progress"
    | "downloaded"
  detail: string
}

/** What shows a bank that the buyer agreed, paid and used what they bought. */
export interface Evidence {
  dispute: {
    id: string
    reason: string
    amount_minor: number
    currency_code: string
    opened_at: string
  }
  purchase: {
    id: string
    reference: string
    post_title: string
    seller: string
    amount_minor: number
    currency_code: string
    paid_at: string
    payment_id: string
    buyer_name: string
    buyer_email: string
    /** When the buyer proved to read that address; null where nobody asked. */
    email_verified_at: string | null
    buyer_phone: string | null
  }
  terms: { version: number; accepted_at: string | null; text: string | null }
  consumed_percent: number
  access_log: EvidenceEntry[]
}

/** Money that came and belongs to no purchase. */
export interface SuspenseRow {
  payment_id: string
  amount_minor: number
  currency_code: string
  since: string
  /** It is being given back; nothing is left to decide. */
  on_its_way: boolean
}

export interface AlertRow {
  id: string
  code: string
  subject: string
  detail: string
  first_seen_at: string
}

/** Words of a mail that could not be used, or mails that did not arrive. */
export interface MailRow {
  kind: "template" | "failed" | "bounced"
  type: string
  organization_id: string | null
  detail: string | null
  count: number
  since: string
}

/** `GET /admin/needs-attention`: what waits for the operator. */
export interface AttentionResponse {
  refunds: RefundRow[]
  disputes: DisputeRow[]
  suspense: SuspenseRow[]
  alerts: AlertRow[]
  mail: MailRow[]
}
