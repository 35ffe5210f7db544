import type { PaymentObject } from "@codex/purchases"

/** What one event says about one object of the provider. */
export type ObjectNews = Omit<PaymentObject, "provider">

/** What one event says about money, in our words. */
export interface MoneyNews {
  objects: ObjectNews[]
  /** Where the event tells less than the provider knows; each is asked once. */
  fetch: Missing[]
  livemode: boolean | null
  /** The connected account it happened on; null: the platform's own. */
  account: string | null
}

/** What is asked of the provider; `charge` where nobody named its payment. */
export interface Missing {
  paymentId: string
  ref: string
  account?: string
  charge?: string
}

export const noNews: MoneyNews = {
  objects: [],
  fetch: [],
  livemode: null,
  account: null,
}

/** Both of Stripe's endpoints tell about objects of one Stripe. */
export const objectsOf = (provider: string): string =>
  provider === "stripe-connect" ? "stripe" : provider

/*
 * Ranks make every state machine monotone: a higher one replaces a lower one
 * in whatever order the events come (RELIABILITY §0 rule 3).
 */
export const PAYMENT_RANK: Record<string, number> = {
  failed: 10,
  canceled: 20,
  succeeded: 30,
}

/** A refund can still fail at the bank after it has succeeded. */
export const REFUND_RANK: Record<string, number> = {
  pending: 10,
  requires_action: 10,
  succeeded: 20,
  canceled: 30,
  failed: 31,
}

/** Tens leave room for the number of money movements within one state. */
export const DISPUTE_RANK: Record<string, number> = {
  warning_needs_response: 10,
  warning_under_review: 20,
  warning_closed: 30,
  needs_response: 100,
  under_review: 200,
  won: 300,
  lost: 400,
}
