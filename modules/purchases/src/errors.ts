import { defineFailures } from "@codex/kernel"
import type { FailureSpec } from "@codex/kernel"

const specs = {
  sold_out: {
    type: "not_allowed",
    message: "This post is sold out. Every place is taken.",
  },
  discount_used_up: {
    type: "not_allowed",
    message: "This discount has been used as often as it may be.",
  },
  discount_used_by_you: {
    type: "not_allowed",
    message: "You have used this discount already.",
  },
  idempotency_conflict: {
    type: "invalid_data",
    message:
      "This idempotency key was already used for a different checkout. Send a new key.",
  },
} satisfies Record<string, FailureSpec>

export type PurchaseFailure = keyof typeof specs

export const purchaseFailure = defineFailures<PurchaseFailure>(specs)
