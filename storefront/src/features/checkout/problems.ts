import type { Failure } from "../../lib/result"

/** Without zod: the card form in the browser reads this as well. */
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
  "seller_not_ready",
  "tax_place_needed",
  "tax_place_unknown",
  "tax_id_invalid",
  "tax_unavailable",
  "name_missing",
  "email_not_verified",
  "phone_required",
  "phone_invalid",
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
  tax_place_needed: "tax_place_needed",
  tax_place_unknown: "tax_place_unknown",
  tax_id_invalid: "tax_id_invalid",
  tax_unavailable: "tax_unavailable",
  name_required: "name_missing",
  email_not_verified: "email_not_verified",
  phone_required: "phone_required",
  phone_invalid: "phone_invalid",
  payments_not_configured: "payment_unavailable",
  payment_unavailable: "payment_unavailable",
  seller_not_ready: "seller_not_ready",
  payment_declined: "declined",
  unreachable: "unreachable",
}

/** Problems that no second try from the same page can solve. */
export const isFinal = (problem: Problem | undefined): boolean =>
  problem === "sold_out" ||
  problem === "not_for_sale" ||
  problem === "seller_not_ready"

const FIELDS: Partial<Record<Problem, "name" | "email" | "phone">> = {
  name_missing: "name",
  email_not_verified: "email",
  phone_required: "phone",
  phone_invalid: "phone",
}

/** The field that a problem is about; said there and not above the form. */
export const fieldOf = (problem: Problem) => FIELDS[problem]

/** What is wrong in a word; a missing tick is no failed payment. */
export const problemTitle = (problem: Problem) =>
  problem.startsWith("tax_")
    ? "tax_title"
    : problem.startsWith("terms_")
      ? "not_yet_title"
      : "error_title"

const TAX_PROBLEMS = ["tax_place_unknown", "tax_id_invalid"] as const

/** Why a quote has no tax; what nobody knows is no fault of the buyer's. */
export const taxProblem = (code: string) =>
  TAX_PROBLEMS.find((one) => one === code) ?? "tax_unavailable"

export const problemOf = (failed: Failure): Problem =>
  (failed.code.startsWith("code_") ? "discount_gone" : BY_CODE[failed.code]) ??
  (failed.status >= 500 ? "unreachable" : "failed")

export const readProblem = (value: string | null): Problem | undefined =>
  PROBLEMS.find((problem) => problem === value)
