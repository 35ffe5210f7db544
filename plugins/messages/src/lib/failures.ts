import { defineFailures } from "@codex/kernel"
import type { FailureSpec } from "@codex/kernel"

const specs = {
  template_not_found: {
    type: "not_found",
    message: "There is no such e-mail here.",
  },
  template_variable_unknown: {
    type: "invalid_data",
    message: "{unknown} is not known in this e-mail. You can use: {known}.",
  },
  template_must_send: {
    type: "not_allowed",
    message: "This e-mail cannot be switched off: people rely on it.",
  },
  email_not_found: {
    type: "not_found",
    message: "This e-mail does not exist.",
  },
  email_not_resendable: {
    type: "not_allowed",
    message:
      "This e-mail cannot be sent again: it is still waiting, or it carried a key of which nothing is kept.",
  },
  email_link_broken: {
    type: "not_found",
    message: "This link is not complete. Open it from the e-mail again.",
  },
  too_many_codes: {
    type: "not_allowed",
    message: "Too many codes were asked for. Wait an hour, then try again.",
  },
  mail_code_wrong: {
    type: "not_allowed",
    message:
      "This code is not right, or no longer valid. Check the newest mail or ask for a new code.",
  },
  text_not_sent: {
    type: "not_allowed",
    message:
      "The text could not be sent to this number. Check it, or try again in a few minutes.",
  },
  bounces_not_configured: {
    type: "not_found",
    message: "No bounce reports are taken here.",
  },
  bounce_malformed: {
    type: "invalid_data",
    message: "The report is signed but cannot be read.",
  },
  bounce_signature_invalid: {
    type: "unauthorized",
    message: "The signature of this report is not valid.",
  },
} satisfies Record<string, FailureSpec>

export const mailFailure = defineFailures<keyof typeof specs>(specs)
