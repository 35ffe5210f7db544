/** Public surface for other plugins. */
export { closeSessions } from "@codex/entitlements"
export { consumptionOf } from "../lib/consumption"
export { holdingsOf } from "../lib/holdings"
export type { Holding } from "../lib/holdings"
export type { Consumption } from "../lib/consumption"
