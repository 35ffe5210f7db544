import type { CheckoutState } from "@codex/plugin-checkout/contract"
import { z } from "zod"
import { placeFields } from "./place"

/** What the checkout form sends, whichever way it is sent. */
export const checkoutForm = z.object({
  name: z.string().trim().max(120, "name_missing").default(""),
  /** The proven address, where it is not the account's own. */
  email: z.email("failed").optional(),
  phone: z.string().trim().max(32, "phone_invalid").optional(),
  phone_country: z.string().max(2, "failed").optional(),
  idempotency_key: z.uuid("failed"),
  /** The total on the button: what is charged is this or nothing. */
  total: z.coerce.number("failed").int("failed").min(0, "failed"),
  code: z.string().max(40, "failed").optional(),
  terms_version: z.coerce.number("failed").int("failed").optional(),
  /** What the total was worked out for. */
  ...placeFields,
  outcome: z.enum(["succeed", "decline"]).default("succeed"),
})
export type CheckoutForm = z.infer<typeof checkoutForm>

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

/** After that it looks now and then, for ten minutes. */
export const LATE_POLL_MS = 5_000
export const LATE_POLL_LIMIT = 120

/** What Stripe wrote into the address the buyer came back to. */
export type Returned = "succeeded" | "failed" | undefined

export const readReturned = (value: string | null): Returned =>
  value === "succeeded" || value === "failed" ? value : undefined

/**
 * A late event is no failure: after the waiting time the page says that the
 * money is safe. What the address says grants nothing, it only keeps the page
 * from saying "nothing was charged" while the confirmation is on its way.
 */
export function doneView(
  status: CheckoutState["status"],
  attempt: number,
  returned?: Returned
): DoneView {
  if (status === "paid") return "confirmed"
  const refused = status === "failed" || status === "expired"
  if (refused && returned !== "succeeded") return "failed"
  if (status === "open" && returned === "failed") return "failed"
  return attempt < POLL_LIMIT ? "waiting" : "late"
}

export function readAttempt(value: string | null): number {
  const attempt = Number(value ?? "0")
  return Number.isInteger(attempt) && attempt > 0 ? attempt : 0
}
