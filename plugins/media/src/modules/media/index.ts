import media from "@codex/media"
import "../../brand/integrations"

export * from "@codex/media"
export default media
// Medusa finds migrations and service next to the module itself (MEDUSA F5).
export const discoveryPath = require.resolve("@codex/media")
