import type { Payout, PayoutDestination } from "@codex/payouts"

export interface PayoutOrder {
  payout: Payout
  destination: PayoutDestination
}

/** What a rail knows about one payout now. */
export type PayoutResult =
  /** A person carries it on. */
  | { state: "waiting" }
  | {
      state: "in_transit" | "paid"
      externalId?: string
      transferId?: string
    }
  /** Refused for good. With a `transferId` the money has to come back first. */
  | { state: "failed"; reason: string; transferId?: string }
  /** No answer, or one that proves nothing: reconcile before trying again. */
  | { state: "unknown"; reason: string; transferId?: string }
  /** The money is with the platform again. */
  | { state: "taken_back" }

/**
 * A way to send money. The payout's id is the key of every call, so a call
 * that is repeated, whoever repeats it, moves money at most once. A rail never
 * throws for what the other side says; it answers `failed` or `unknown`.
 */
export interface PayoutRail {
  readonly id: string
  create(order: PayoutOrder): Promise<PayoutResult>
  /** Looks for what an earlier `create` did, and goes on from there. */
  reconcile(order: PayoutOrder): Promise<PayoutResult>
  /** Gets back what was sent and did not arrive. */
  takeBack(order: PayoutOrder): Promise<PayoutResult>
}
