import audit from "@codex/audit"

export * from "@codex/audit"
export default audit
export const discoveryPath = require.resolve("@codex/audit")
