import accounts from "@codex/accounts"

export * from "@codex/accounts"
export default accounts
export const discoveryPath = require.resolve("@codex/accounts")
