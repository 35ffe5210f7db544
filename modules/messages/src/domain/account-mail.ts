import type { MessageSpec } from "./spec"

/** Mail about a person's own account. */
export const ACCOUNT_MAIL = {
  welcome: {
    group: "account",
    own: true,
    variables: { name: "text", start_url: "shop" },
    button: "start_url",
  },
  verification_code: {
    group: "account",
    own: false,
    mustSend: "security",
    secret: true,
    variables: { code: "text", valid_minutes: "text" },
  },
  email_verification: {
    group: "account",
    own: false,
    mustSend: "security",
    secret: true,
    variables: { name: "text?", verify_url: "shop", valid_minutes: "text" },
    button: "verify_url",
  },
  password_reset: {
    group: "account",
    own: false,
    mustSend: "security",
    secret: true,
    variables: { reset_url: "shop", valid_minutes: "text" },
    button: "reset_url",
  },
  staff_verification: {
    group: "account",
    own: false,
    mustSend: "security",
    secret: true,
    variables: { name: "text?", verify_url: "admin", valid_minutes: "text" },
    button: "verify_url",
  },
  staff_password_reset: {
    group: "account",
    own: false,
    mustSend: "security",
    secret: true,
    variables: { reset_url: "admin", valid_minutes: "text" },
    button: "reset_url",
  },
  email_changed: {
    group: "account",
    own: false,
    mustSend: "security",
    variables: { old_email: "text", new_email: "text", changed_at: "date" },
    details: ["old_email", "new_email", "changed_at"],
  },
  // Secret: of whom it tells nothing is to be kept.
  account_deleted: {
    group: "account",
    own: false,
    mustSend: "security",
    secret: true,
    variables: { name: "text?", deleted_at: "date" },
    details: ["deleted_at"],
  },
} as const satisfies Record<string, MessageSpec>
