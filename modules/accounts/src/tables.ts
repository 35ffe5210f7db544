import { registerTables } from "@codex/kernel"

registerTables("accounts", {
  // A session is a shopper's, a creator's or an operator's, so it has no one
  // scope column; it is read by its own id or by its auth identity.
  login_session: "platform",
  totp_step: "platform",
  auth_rate_bucket: "platform",
})
