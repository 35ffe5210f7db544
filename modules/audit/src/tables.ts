import { registerTables } from "@codex/kernel"

registerTables("audit", {
  audit_event: "platform",
  audit_seal: "platform",
})
