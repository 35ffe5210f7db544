import insights from "@codex/insights"

export * from "@codex/insights"
export default insights
export const discoveryPath = require.resolve("@codex/insights")
