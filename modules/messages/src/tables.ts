import { registerTables } from "@codex/kernel"

registerTables("messages", {
  message_template: "platform",
  organization_message_template: "organization",
  message_sender: "platform",
  organization_message_sender: "organization",
  notification_preference: "creator",
  email_refusal: "platform",
  email_delivery: "platform",
  email_event: "platform",
})
