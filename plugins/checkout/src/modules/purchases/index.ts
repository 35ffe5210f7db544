import purchases from "@codex/purchases"
import bootCheckout from "../../hooks/boot-loader"
import "../../operator/admin-search"
import "../../operator/integration"

// Medusa reads service and loaders from this one object (MEDUSA F5). A module
// loader is the only place that runs before every workflow file and whose
// throw stops the boot (MEDUSA Part 4.1).
purchases.loaders = [bootCheckout]

export * from "@codex/purchases"
export default purchases
export const discoveryPath = require.resolve("@codex/purchases")
