import ledger from "@codex/ledger"

export * from "@codex/ledger"
export default ledger
export const discoveryPath = require.resolve("@codex/ledger")
