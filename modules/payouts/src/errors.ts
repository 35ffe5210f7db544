import { defineFailures, type FailureSpec } from "@codex/kernel"

export type PayoutsFailure =
  | "commission_rate_invalid"
  | "commission_scope_invalid"
  | "split_rate_invalid"
  | "period_invalid"

const specs: Record<PayoutsFailure, FailureSpec> = {
  commission_rate_invalid: {
    type: "invalid_data",
    message: "A commission rate is 0 to 10000 basis points.",
  },
  commission_scope_invalid: {
    type: "invalid_data",
    message:
      "A platform rule has no subject; every other rule names exactly one.",
  },
  split_rate_invalid: {
    type: "invalid_data",
    message: "The organization's share is 0 to 10000 basis points.",
  },
  period_invalid: {
    type: "invalid_data",
    message: "The rule or contract must end after it starts.",
  },
}

export const payoutsFailure = defineFailures(specs)
