export const PAYOUT_STATES = [
  "requested",
  "approved",
  "submitting",
  "unknown",
  "in_transit",
  "paid",
  "reversing",
  "returned",
  "failed",
  "rejected",
  "canceled",
] as const

export type PayoutState = (typeof PAYOUT_STATES)[number]

/**
 * Forward only: a late or repeated event never takes a payout back. `paid` may
 * still be followed by `returned`, since a bank can send money back for days.
 */
const NEXT: Record<PayoutState, readonly PayoutState[]> = {
  requested: ["approved", "rejected", "canceled"],
  approved: ["submitting", "in_transit", "paid", "canceled", "failed"],
  submitting: ["unknown", "in_transit", "paid", "reversing", "failed"],
  unknown: ["submitting", "in_transit", "paid", "reversing", "failed"],
  in_transit: ["paid", "reversing", "returned", "failed"],
  paid: ["reversing", "returned"],
  reversing: ["returned", "failed"],
  returned: [],
  failed: [],
  rejected: [],
  canceled: [],
}

export const mayMove = (from: PayoutState, to: PayoutState): boolean =>
  NEXT[from].includes(to)

/** Nothing more will happen to it by itself. */
export const isOver = (state: PayoutState): boolean => NEXT[state].length === 0

export type PayoutMove = "paid" | "released" | "returned" | null

/**
 * What a step moves in the ledger. `everPaid`: whether the money had left the
 * books before, which decides where a return comes from.
 */
export function moveOf(to: PayoutState, everPaid: boolean): PayoutMove {
  if (to === "paid") {
    return "paid"
  }
  if (!isOver(to)) {
    return null
  }
  return everPaid ? "returned" : "released"
}
