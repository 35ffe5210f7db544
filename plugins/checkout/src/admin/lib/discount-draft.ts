import type { CreateDiscountBody } from "../../contract"

/** What the form holds: text as typed. */
export interface DiscountDraft {
  way: "code" | "automatic"
  code: string
  kind: "percentage" | "fixed"
  value: string
  scope: "post" | "creator" | "organization"
  post_id: string
  max_uses: string
  per_customer: string
  starts_at: string
  ends_at: string
}

export type DiscountErrors = Partial<Record<keyof DiscountDraft, string>>

export const EMPTY_DISCOUNT: DiscountDraft = {
  way: "code",
  code: "",
  kind: "percentage",
  value: "",
  scope: "organization",
  post_id: "",
  max_uses: "",
  per_customer: "",
  starts_at: "",
  ends_at: "",
}

const NUMBER = /^(\d{1,6})(?:[.,](\d{1,2}))?$/

/** `12.5` → 1250: hundredths, put together from digits, never a float. */
export function hundredths(text: string): number | null {
  const match = NUMBER.exec(text.trim().replace(/^\$|%$/g, ""))
  if (!match) {
    return null
  }
  return Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0"))
}

function count(text: string): number | null | undefined {
  if (text.trim() === "") {
    return null
  }
  const value = /^\d{1,7}$/.test(text.trim()) ? Number(text) : 0
  return value >= 1 && value <= 1_000_000 ? value : undefined
}

/** A local date and time of the browser as an instant. */
function instant(text: string): string | null {
  return text === "" ? null : new Date(text).toISOString()
}

function endsTooEarly(draft: DiscountDraft, now: Date): boolean {
  const from = draft.starts_at ? new Date(draft.starts_at) : now
  return draft.ends_at !== "" && new Date(draft.ends_at) <= from
}

function check(draft: DiscountDraft, now: Date): DiscountErrors {
  const errors: DiscountErrors = {}
  const value = hundredths(draft.value)
  if (draft.way === "code" && !/^[\w-]{3,40}$/.test(draft.code.trim())) {
    errors.code = "code"
  }
  if (!value || (draft.kind === "percentage" && value > 10_000)) {
    errors.value = draft.kind === "percentage" ? "percentage" : "amount"
  }
  if (draft.scope === "post" && draft.post_id === "") {
    errors.post_id = "post"
  }
  for (const field of ["max_uses", "per_customer"] as const) {
    if (count(draft[field]) === undefined) {
      errors[field] = "uses"
    }
  }
  if (endsTooEarly(draft, now)) {
    errors.ends_at = "ends"
  }
  return errors
}

/** The request a draft stands for, and what is wrong with it. */
export function readDiscount(
  draft: DiscountDraft,
  now: Date
): { body: CreateDiscountBody; errors: DiscountErrors } {
  const body: CreateDiscountBody = {
    code: draft.way === "code" ? draft.code.trim().toUpperCase() : null,
    kind: draft.kind,
    value: hundredths(draft.value) ?? 0,
    scope: draft.scope,
    ...(draft.scope === "post" ? { post_id: draft.post_id } : {}),
    max_uses: count(draft.max_uses) ?? null,
    per_customer: count(draft.per_customer) ?? null,
    starts_at: instant(draft.starts_at),
    ends_at: instant(draft.ends_at),
  }
  return { body, errors: check(draft, now) }
}
