import type { CheckoutState } from "@codex/plugin-checkout/contract"
import { z } from "zod"
import type { Failure } from "../../lib/result"

/** What the checkout form sends, whichever way it is sent. */
export const checkoutForm = z.object({
  name: z.string().trim().min(1, "name_missing").max(120, "name_missing"),
  idempotency_key: z.uuid("failed"),
  /** The total on the button: what is charged is this or nothing. */
  total: z.coerce.number("failed").int("failed").min(0, "failed"),
  code: z.string().max(40, "failed").optional(),
  terms_version: z.coerce.number("failed").int("failed").optional(),
  outcome: z.enum(["succeed", "decline"]).default("succeed"),
})
export type CheckoutForm = z.infer<typeof checkoutForm>

export const PROBLEMS = [
  "declined",
  "sold_out",
  "already_owned",
  "not_for_sale",
  "amount_invalid",
  "price_changed",
  "discount_gone",
  "terms_not_accepted",
  "terms_changed",
  "payment_unavailable",
  "unreachable",
  "failed",
] as const
export type Problem = (typeof PROBLEMS)[number]

/** The codes of plugins/checkout as the sentence the buyer gets to read. */
const BY_CODE: Record<string, Problem> = {
  already_owned: "already_owned",
  sold_out: "sold_out",
  post_not_found: "not_for_sale",
  amount_too_low: "amount_invalid",
  amount_too_high: "amount_invalid",
  price_changed: "price_changed",
  discount_used_up: "discount_gone",
  discount_used_by_you: "discount_gone",
  terms_not_accepted: "terms_not_accepted",
  terms_changed: "terms_changed",
  payments_not_configured: "payment_unavailable",
  payment_unavailable: "payment_unavailable",
  payment_declined: "declined",
  unreachable: "unreachable",
}

/** Problems that no second try from the same page can solve. */
export const isFinal = (problem: Problem | undefined): boolean =>
  problem === "sold_out" || problem === "not_for_sale"

export const problemOf = (failed: Failure): Problem =>
  (failed.code.startsWith("code_") ? "discount_gone" : BY_CODE[failed.code]) ??
  (failed.status >= 500 ? "unreachable" : "failed")

export const readProblem = (value: string | null): Problem | undefined =>
  PROBLEMS.find((problem) => problem === value)

const CODE_PROBLEMS = [
  "code_unknown",
  "code_ended",
  "code_not_active",
  "code_used_up",
  "code_used_by_you",
  "code_for_other_posts",
  "code_not_better",
] as const

/** Why a discount code does not count; an unknown reason reads as a typo. */
export const codeProblem = (code: string): (typeof CODE_PROBLEMS)[number] =>
  CODE_PROBLEMS.find((one) => one === code) ?? "code_unknown"

export type DoneView = "confirmed" | "waiting" | "late" | "failed"

export const POLL_MS = 1_000
/** How long the page waits by itself: 30 s (ECOSYSTEM §7.1). */
export const POLL_LIMIT = 30

/**
 * A late event is no failure: after the waiting time the page says that the
 * money is safe and stops asking by itself.
 */
export function doneView(
  status: CheckoutState["status"],
  attempt: number
): DoneView {
  if (status === "paid") return "confirmed"
  if (status === "failed" || status === "expired") return "failed"
  return attempt < POLL_LIMIT ? "waiting" : "late"
}

export function readAttempt(value: string | null): number {
  const attempt = Number(value ?? "0")
  return Number.isInteger(attempt) && attempt > 0 ? attempt : 0
}
