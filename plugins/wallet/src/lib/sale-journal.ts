import type { JournalInput } from "@codex/ledger"
import { waterfallLegs, type Waterfall } from "@codex/payouts"
import { waterfallSchema } from "../contract"

/** Kinds of journals this plugin knows by name. */
export const SALE = "sale"
export const RELEASE = "release"
export const PAYOUT_PAID = "payout_paid"
export const PURCHASE = "purchase"

/** Reads a waterfall back from the JSON column it was frozen in. */
export const parseWaterfall = (json: unknown): Waterfall =>
  waterfallSchema.parse(json)

export interface SaleInput {
  purchaseId: string
  waterfall: Waterfall
  occurredAt?: Date
}

/**
 * The journal of a settled purchase, once per purchase; `null` for a free one,
 * which moves no money.
 */
export function saleJournal(input: SaleInput): JournalInput | null {
  const legs = waterfallLegs(input.waterfall)
  if (legs.length === 0) {
    return null
  }
  return {
    idem: `${SALE}:${input.purchaseId}`,
    kind: SALE,
    refType: PURCHASE,
    refId: input.purchaseId,
    currency: input.waterfall.currency_code,
    legs,
    ...(input.occurredAt ? { occurredAt: input.occurredAt } : {}),
  }
}
