import type { BuyerRefund } from "@codex/plugin-checkout/contract"
import { z } from "zod"

export const REASONS = [
  "not_as_described",
  "does_not_work",
  "bought_by_mistake",
  "no_longer_wanted",
  "other",
] as const

export const refundForm = z.object({
  reason_code: z.enum(REASONS),
  reason: z.string().trim().max(2_000).default(""),
})

export type RefundForm = z.infer<typeof refundForm>

const PROBLEMS = [
  "refund_window_over",
  "refund_already_requested",
  "refund_disputed",
  "nothing_to_refund",
] as const

export type RefundProblem = (typeof PROBLEMS)[number] | "failed"

/** The API's code as one this page has words for. */
export const problemOf = (code: string): RefundProblem =>
  PROBLEMS.find((known) => known === code) ?? "failed"

export const readProblem = (text: string | null): RefundProblem | undefined =>
  text === null ? undefined : problemOf(text)

export type Step = {
  key:
    | "requested"
    | "given"
    | "answer_by"
    | "approved"
    | "declined"
    | "succeeded"
    | "failed"
  at: string | null
  note?: string | null
}

const ENDS = ["succeeded", "failed"] as const

/** What happened to a refund, oldest first, then what happens next. */
export function stepsOf(refund: BuyerRefund): Step[] {
  const { state, decided_at: decided } = refund
  const steps: Step[] = [{ key: "requested", at: refund.requested_at }]
  if (state === "requested" && refund.answer_by) {
    steps.push({ key: "answer_by", at: refund.answer_by })
  }
  if (decided) {
    const key = state === "declined" ? "declined" : "approved"
    steps.push({ key, at: decided, note: refund.note })
  }
  const end = ENDS.find((each) => each === state)
  return end ? [...steps, { key: end, at: refund.finished_at }] : steps
}
