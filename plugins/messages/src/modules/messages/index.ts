import messages from "@codex/messages"
import loadOptions from "../../options"
import "../../delivery/integration"

// Only a module's own loaders receive the plugin's options (MEDUSA F6).
messages.loaders = [loadOptions]

export * from "@codex/messages"
export default messages
export const discoveryPath = require.resolve("@codex/messages")
