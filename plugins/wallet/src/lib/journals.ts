import { waterfallSchema, type Waterfall } from "../contract"

/** Kinds of journals by name; checkout posts the first. */
export const SALE = "sale"
export const RELEASE = "release"
export const PAYOUT_REQUEST = "payout_request"
export const PAYOUT_PAID = "payout_paid"
export const PAYOUT_RETURNED = "payout_returned"

/** What a sale's journals refer to. */
export const PURCHASE = "purchase"

/** What a payout's journals refer to. */
export const PAYOUT = "payout"

/** Credits of a sale wait in `pending` until their release. */
export const AGING = { kind: SALE, doneKind: RELEASE } as const

/** Reads a waterfall back from the JSON column it was frozen in. */
export const parseWaterfall = (json: unknown): Waterfall =>
  waterfallSchema.parse(json)
