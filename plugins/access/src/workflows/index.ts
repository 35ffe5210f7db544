/** Public surface for other plugins. */
export { closeSessions } from "@codex/entitlements"
