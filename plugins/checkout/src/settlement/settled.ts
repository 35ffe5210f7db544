import type { Purchase } from "@codex/purchases"

/** Why money that arrived could not become a purchase. */
export type ParkReason =
  | "unreadable"
  | "unknown_payment"
  | "amount_mismatch"
  | "currency_mismatch"
  | "provider_mismatch"
  | "application_fee_mismatch"
  | "livemode_mismatch"
  | "second_capture"
  | "already_owned"
  | "sold_out"
  | "discount_used_up"

/** What became of one event. */
export type Settled =
  | { state: "done"; reason?: string; purchase?: Purchase }
  | { state: "skipped"; reason: string }
  | { state: "parked"; reason: ParkReason; lineId?: string }

export const done = (purchase?: Purchase): Settled => ({
  state: "done",
  purchase,
})
