import { registerTables } from "@codex/kernel"

registerTables("creators", {
  handle: "platform",
  creator: { scope: "creator", column: "id" },
  organization: { scope: "organization", column: "id" },
  organization_settings: "organization",
  membership: "organization",
  invitation: "organization",
  legal_document: "organization",
  platform_settings: "platform",
  buyer_policy: "platform",
  verified_contact: "customer",
  contact_code: "platform",
  verified_phone: "creator",
})
