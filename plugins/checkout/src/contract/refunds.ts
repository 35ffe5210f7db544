import { z } from "zod"

export const REFUND_REASONS = [
  "not_as_described",
  "does_not_work",
  "bought_by_mistake",
  "no_longer_wanted",
  "other",
] as const

/** `POST /api/purchases/:id/refund-request` */
export const refundRequestBody = z.strictObject({
  reason_code: z.enum(REFUND_REASONS),
  reason: z.string().trim().max(2_000).default(""),
})

export type RefundRequestBody = z.infer<typeof refundRequestBody>

/** `POST /admin/studio/refunds/:id/decide`, `…/admin/refund-requests/:id/decide` */
export const refundDecisionBody = z.strictObject({
  decision: z.enum(["approve", "decline"]),
  note: z.string().trim().max(2_000).default(""),
})

export type RefundDecisionBody = z.infer<typeof refundDecisionBody>

/** `POST /admin/purchases/:id/refund` and the Studio's own. */
export const refundBody = z.strictObject({
  amount_minor: z.int().min(1).max(99_999_999),
  reason_code: z.enum(REFUND_REASONS).default("other"),
  note: z.string().trim().max(2_000).default(""),
})

export type RefundBody = z.infer<typeof refundBody>

const reason = z.string().trim().min(3).max(2_000)
const remark = z.string().trim().max(2_000).default("")

/** `POST /admin/refund-requests/:id/resolve`: a failed or unanswered refund. */
export const resolveRefundBody = z.discriminatedUnion("action", [
  z.strictObject({ action: z.literal("retry"), note: remark }),
  z.strictObject({ action: z.literal("look_again"), note: remark }),
  z.strictObject({ action: z.literal("paid_outside"), note: reason }),
  z.strictObject({ action: z.literal("give_up"), note: reason }),
])

export type ResolveRefundBody = z.infer<typeof resolveRefundBody>

/** `GET …/refund-preview` */
export const refundPreviewQuery = z.strictObject({
  amount_minor: z.coerce.number().int().min(1).max(99_999_999).optional(),
})

export type RefundPreviewQuery = z.infer<typeof refundPreviewQuery>

/** `PUT /admin/studio/refund-policy`, `PUT /admin/refund-policy` */
export const refundPolicyBody = z.strictObject({
  window_days: z.int().min(0).max(365),
  auto_days: z.int().min(0).max(365),
  auto_percent: z.int().min(0).max(100),
  escalate_hours: z.int().min(1).max(720),
})

export type RefundPolicyBody = z.infer<typeof refundPolicyBody>

/** `GET /api/stores/:handle/refund-policy` */
export interface StoreRefundPolicy {
  policy: RefundPolicyBody
}

/** `GET …/refund-policy`: what counts, and where it comes from. */
export interface RefundPolicyResponse {
  policy: RefundPolicyBody
  /** What the shop's operator has set for every store. */
  shop: RefundPolicyBody
  /** False where the store follows the shop. */
  own: boolean
  /** Whether the asking person may change it. */
  editable: boolean
}

/** `open`: waits for the creator or the operator. */
export const refundListQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  show: z.enum(["open", "all"]).default("open"),
})

export type RefundListQuery = z.infer<typeof refundListQuery>

export type RefundStateCode =
  | "requested"
  | "escalated"
  | "approved"
  | "submitting"
  | "unknown"
  | "succeeded"
  | "failed"
  | "declined"

/** What a refund will do, computed by the function that will post it. */
export interface RefundPreview {
  amount_minor: number
  currency_code: string
  /** The most that can be given back now. */
  refundable_minor: number
  access: "ends" | "stays"
  payees: { payee_id: string; label: string; change_minor: number }[]
  commission_minor: number
  tax_minor: number
  /** What the platform bears: the fee payees had borne, cents of rounding. */
  platform_minor: number
}

/** A refund as its buyer follows it. */
export interface BuyerRefund {
  id: string
  state: RefundStateCode
  amount_minor: number
  currency_code: string
  reason_code: string
  reason: string
  note: string | null
  requested_at: string
  /** By when an answer is due. */
  answer_by: string | null
  decided_at: string | null
  finished_at: string | null
}

/** One row of the Studio's and the operator's inbox. */
export interface RefundRow {
  id: string
  state: RefundStateCode
  origin: "buyer" | "creator" | "operator" | "automatic"
  purchase_id: string | null
  post_title: string
  organization: string
  buyer_name: string
  buyer_email: string
  amount_minor: number
  paid_minor: number
  currency_code: string
  reason_code: string
  reason: string
  /** Which rule of the policy spoke; its numbers beside it. */
  rule: string | null
  consumed_percent: number | null
  days_after_payment: number | null
  note: string | null
  requested_at: string
  answer_by: string | null
  decided_at: string | null
  finished_at: string | null
  failure_code: string | null
  /** How the operator ended a failed one. */
  resolution: "retried" | "paid_outside" | "given_up" | null
}

export interface RefundListResponse {
  refunds: RefundRow[]
  count: number
  limit: number
  offset: number
}

export interface RefundDetailResponse {
  refund: RefundRow
  /** Null where it is decided, or where there is no purchase. */
  preview: RefundPreview | null
  /** Why this person cannot approve it, if they cannot. */
  blocked: "wallet_below_floor" | "disputed" | null
  /** What this person can do about one that failed or is not answered. */
  actions: ResolveRefundBody["action"][]
}
