import { registerTables } from "@codex/kernel"

registerTables("insights", {
  insight_event: "organization",
  sale_day: "organization",
  organization_day: "organization",
  shop_day: "platform",
  insight_watermark: "platform",
})
