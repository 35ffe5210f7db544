export const REFUND_STATES = [
  "requested",
  "escalated",
  "approved",
  "submitting",
  "unknown",
  "succeeded",
  "failed",
  "declined",
] as const

export type RefundState = (typeof REFUND_STATES)[number]

/** States in which a request still stands; a purchase has at most one such. */
export const OPEN_REFUND_STATES = [
  "requested",
  "escalated",
  "approved",
  "submitting",
  "unknown",
] as const satisfies readonly RefundState[]

/**
 * What may become what. A provider's word (succeeded, failed) counts whatever
 * we last knew, and a refund that succeeded can still fail at the bank.
 */
const FROM: Record<RefundState, readonly RefundState[]> = {
  requested: [],
  escalated: ["requested"],
  approved: ["requested", "escalated"],
  declined: ["requested", "escalated"],
  submitting: ["approved", "submitting", "unknown"],
  unknown: ["submitting"],
  // Paid some other way by hand, after the provider had refused.
  succeeded: ["approved", "submitting", "unknown", "failed"],
  failed: ["approved", "submitting", "unknown", "succeeded"],
}

export const refundMovesTo = (to: RefundState): readonly RefundState[] =>
  FROM[to]
