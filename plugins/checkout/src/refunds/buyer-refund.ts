import { minorToJson } from "@codex/kernel"
import type { RefundRequest } from "@codex/purchases"
import type { BuyerRefund } from "../contract/refunds"

const iso = (date: Date | null) => date?.toISOString() ?? null

/** The buyer's view: what happened, never who sits behind the decision. */
export const toBuyerRefund = (request: RefundRequest): BuyerRefund => ({
  id: request.id,
  state: request.state,
  amount_minor: minorToJson(request.amount_minor),
  currency_code: request.currency_code,
  reason_code: request.reason_code,
  reason: request.reason,
  note:
    request.decided_by_kind === "system" ? null : request.decision_note || null,
  requested_at: request.created_at.toISOString(),
  answer_by: request.state === "requested" ? iso(request.escalate_at) : null,
  decided_at: iso(request.decided_at),
  finished_at: iso(request.finished_at),
})
