import { registerTables } from "@codex/kernel"

registerTables("entitlements", {
  entitlement_grant: "customer",
  playback_session: "customer",
  playback_progress: "customer",
  // Of the file's creator: they may hold one themselves.
  download_ticket: "creator",
})
