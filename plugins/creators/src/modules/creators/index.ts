import creators from "@codex/creators"

export * from "@codex/creators"
export default creators
export const discoveryPath = require.resolve("@codex/creators")
