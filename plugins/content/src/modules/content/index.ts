import "../../lib/admin-search"
import "../../lib/asset-guard"
import content from "@codex/content"

export * from "@codex/content"
export default content
export const discoveryPath = require.resolve("@codex/content")
