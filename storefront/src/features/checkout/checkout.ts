import type { CheckoutState } from "@codex/plugin-checkout/contract"
import { z } from "zod"
import type { Failure } from "../../lib/result"

/** What the checkout form sends, whichever way it is sent. */
export const checkoutForm = z.object({
  name: z.string().trim().min(1, "name_missing").max(120, "name_missing"),
  idempotency_key: z.uuid("failed"),
  outcome: z.enum(["succeed", "decline"]).default("succeed"),
})
export type CheckoutForm = z.infer<typeof checkoutForm>

export const PROBLEMS = [
  "declined",
  "sold_out",
  "already_owned",
  "not_for_sale",
  "amount_invalid",
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
  price_changed: "amount_invalid",
  payments_not_configured: "payment_unavailable",
  payment_unavailable: "payment_unavailable",
  payment_declined: "declined",
  unreachable: "unreachable",
}

/** Problems that no second try from the same page can solve. */
export const isFinal = (problem: Problem | undefined): boolean =>
  problem === "sold_out" || problem === "not_for_sale"

export const problemOf = (failed: Failure): Problem =>
  BY_CODE[failed.code] ?? (failed.status >= 500 ? "unreachable" : "failed")

export const readProblem = (value: string | null): Problem | undefined =>
  PROBLEMS.find((problem) => problem === value)

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
