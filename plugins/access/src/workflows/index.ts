/** Public surface for other plugins. */
export { closeSessions } from "@codex/entitlements"
export { consumptionOf } from "../lib/consumption"
export type { Consumption } from "../lib/consumption"
