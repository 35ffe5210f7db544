import { registerTables } from "@codex/kernel"

registerTables("entitlements", {
  entitlement_grant: "customer",
  playback_session: "customer",
  playback_progress: "customer",
})
