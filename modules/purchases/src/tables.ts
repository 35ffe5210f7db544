import { registerTables } from "@codex/kernel"

registerTables("purchases", {
  inbox: "platform",
  outbox: "platform",
  checkout_line: "customer",
  purchase: "organization",
  payment_object: "platform",
  refund_request: "organization",
  refund_policy: "organization",
  shop_refund_policy: "platform",
  dispute: "organization",
  money_alert: "platform",
  suspense_decision: "platform",
  supply_counter: "organization",
  supply_claim: "organization",
  discount: "organization",
  discount_customer: "organization",
  discount_claim: "organization",
})
