import { registerTables } from "@codex/kernel"

registerTables("content", {
  content_post: "organization",
  post_deliverable: "organization",
  post_preview_token: "organization",
  post_terms: "organization",
  post_part: "organization",
})
