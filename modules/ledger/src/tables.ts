import { registerTables } from "@codex/kernel"

registerTables("ledger", {
  ledger_account: "platform",
  ledger_ref_type: "platform",
  ledger_journal: "platform",
  ledger_balance: "platform",
  ledger_rollup: "platform",
  ledger_watermark: "platform",
  ledger_checkpoint: "platform",
})
