import type { PayoutOrder, PayoutRail, PayoutResult } from "./port"

const known = ({ payout }: PayoutOrder): PayoutResult =>
  payout.state === "paid" ? { state: "paid" } : { state: "waiting" }

/**
 * Payouts by hand: approved ones go into a batch file for the bank, and an
 * operator notes what the bank did. Nothing is sent by itself, so there is
 * nothing to find out and nothing to fetch back.
 */
export const manualRail: PayoutRail = {
  id: "manual",
  create: (order) => Promise.resolve(known(order)),
  reconcile: (order) => Promise.resolve(known(order)),
  takeBack: () => Promise.resolve({ state: "taken_back" }),
}
