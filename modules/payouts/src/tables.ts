import { registerTables } from "@codex/kernel"

registerTables("payouts", {
  commission_rule: "platform",
  split_contract: "organization",
  split_party: "organization",
  guest_payee: "platform",
  connected_account: "organization",
  payout_destination: "organization",
  payout: "organization",
  payout_event: "organization",
  payout_batch: "platform",
  payout_policy: "platform",
})
