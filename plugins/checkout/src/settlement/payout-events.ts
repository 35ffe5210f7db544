import { applyPayoutEvent } from "@codex/plugin-wallet/workflows"
import { registerMoneyEvent } from "./money-events"

const TYPES = ["payout.*", "transfer.*", "account.*"]

/** Money that leaves enters through the same inbox as money that comes. */
export function registerPayoutEvents(): void {
  for (const provider of ["stripe", "stripe-connect"]) {
    registerMoneyEvent({
      id: `payouts-${provider}`,
      provider,
      types: TYPES,
      run: ({ tx, event }) => applyPayoutEvent(tx, event),
    })
  }
}
