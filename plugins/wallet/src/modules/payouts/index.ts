import payouts from "@codex/payouts"

export * from "@codex/payouts"
export default payouts
export const discoveryPath = require.resolve("@codex/payouts")
