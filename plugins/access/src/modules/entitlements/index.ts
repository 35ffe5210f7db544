import entitlements from "@codex/entitlements"

export * from "@codex/entitlements"
export default entitlements
// Medusa finds migrations and service next to the module itself (MEDUSA F5).
export const discoveryPath = require.resolve("@codex/entitlements")
