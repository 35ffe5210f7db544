import { registerTables } from "@codex/kernel"

registerTables("purchases", {
  inbox: "platform",
  outbox: "platform",
  checkout_line: "customer",
  purchase: "organization",
  supply_counter: "organization",
  supply_claim: "organization",
})
