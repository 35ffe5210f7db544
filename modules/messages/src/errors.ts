import { defineFailures, type FailureSpec } from "@codex/kernel"

export type MessagesFailure =
  "address_invalid" | "facts_invalid" | "delivery_not_found"

const specs: Record<MessagesFailure, FailureSpec> = {
  address_invalid: {
    type: "invalid_data",
    message: "This is not an e-mail address a mail can be sent to.",
  },
  facts_invalid: {
    type: "invalid_data",
    message:
      "The mail “{type}” cannot be written: {names} is missing or wrong.",
  },
  delivery_not_found: {
    type: "not_found",
    message: "This e-mail does not exist.",
  },
}

export const messagesFailure = defineFailures<MessagesFailure>(specs)
