import { registerTables } from "@codex/kernel"

registerTables("payouts", {
  commission_rule: "platform",
  split_contract: "organization",
})
