import { defineFailures } from "@codex/kernel"
import type { FailureSpec } from "@codex/kernel"

const specs = {
  sold_out: {
    type: "not_allowed",
    message: "This post is sold out. Every place is taken.",
  },
  idempotency_conflict: {
    type: "invalid_data",
    message:
      "This idempotency key was already used for a different checkout. Send a new key.",
  },
} satisfies Record<string, FailureSpec>

export type PurchaseFailure = keyof typeof specs

export const purchaseFailure = defineFailures<PurchaseFailure>(specs)
