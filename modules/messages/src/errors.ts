import { defineFailures, type FailureSpec } from "@codex/kernel"

export type MessagesFailure = "facts_invalid"

const specs: Record<MessagesFailure, FailureSpec> = {
  facts_invalid: {
    type: "invalid_data",
    message:
      "The mail “{type}” cannot be written: {names} is missing or wrong.",
  },
}

export const messagesFailure = defineFailures<MessagesFailure>(specs)
