import { z } from "zod"

const amount = z.int().min(-99_999_999).max(99_999_999)
const note = z.string().trim().max(2_000).default("")
const reason = z.string().trim().min(3).max(2_000)

/**
 * `POST /admin/suspense/:payment_id/decide`. The amount confirms what was
 * shown: money that has moved meanwhile is decided about anew.
 */
export const suspenseDecisionBody = z.discriminatedUnion("action", [
  z.strictObject({
    action: z.literal("match"),
    amount_minor: amount,
    checkout_id: z.string().min(1).max(64),
    note,
  }),
  z.strictObject({
    action: z.literal("give_back"),
    amount_minor: amount,
    note,
  }),
  z.strictObject({
    action: z.literal("write_off"),
    amount_minor: amount,
    note: reason,
  }),
])

export type SuspenseDecisionBody = z.infer<typeof suspenseDecisionBody>

/** A checkout nobody has paid, of the same amount at the same provider. */
export interface SuspenseCandidate {
  checkout_id: string
  post_title: string
  organization: string
  buyer_name: string
  buyer_email: string
  amount_minor: number
  begun_at: string
  /** The payment itself says so, or it only fits. */
  named: boolean
  /** Who would be paid what. */
  shares: { label: string; amount_minor: number }[]
}

export interface SuspenseDecisionView {
  id: string
  action: "match" | "give_back" | "write_off"
  state: "approved" | "submitting" | "unknown" | "done" | "failed"
  amount_minor: number
  note: string
  failure_code: string | null
  decided_at: string
}

/** `GET /admin/suspense/:payment_id` */
export interface SuspenseDetail {
  payment_id: string
  provider: string
  amount_minor: number
  currency_code: string
  /** Why it became no purchase; null for money nobody had announced. */
  reason: string | null
  candidates: SuspenseCandidate[]
  /** Why nothing can be decided now: money is on its way back already. */
  blocked: "on_its_way" | "disputed" | null
  decisions: SuspenseDecisionView[]
}
