import { directSums, UNTOUCHED } from "./direct-position"
import type { Waterfall } from "./waterfall-types"

/** Structurally the ledger's leg; nouns do not import each other. */
export interface WaterfallLeg {
  account: string
  amountMinor: bigint
}

const leg = (account: string, amount: number): WaterfallLeg => ({
  account,
  amountMinor: BigInt(amount),
})

/**
 * The sale as ledger legs. They add up to zero; legs of nothing are left out,
 * so a free sale has none and posts no journal. The processing fee is
 * explicit: clearing gives it up, whoever bears it pays it (decision 6).
 */
export function waterfallLegs(sale: Waterfall): WaterfallLeg[] {
  if (sale.settlement === "direct") {
    return directLegs(sale)
  }
  const fee = sale.processing_fee
  const promised =
    sale.discount_born_by === "platform" ? sale.discount_minor : 0
  return [
    leg("platform:clearing", -sale.paid_minor),
    leg("platform:tax_payable", sale.tax_minor),
    leg("platform:discounts", -promised),
    leg("platform:fee", sale.commission.amount_minor),
    ...sale.shares.map((share) =>
      leg(`payee:${share.payee_id}:pending`, share.amount_minor)
    ),
    leg("platform:clearing", fee.amount_minor),
    leg("platform:processing_fees", fee.payees_minor - fee.amount_minor),
    ...sale.shares.map((share) =>
      leg(`payee:${share.payee_id}:pending`, -share.processing_fee_minor)
    ),
  ].filter(({ amountMinor }) => amountMinor !== 0n)
}

/** As `purchasePosition` has it before anything has happened to the sale. */
function directLegs(sale: Waterfall): WaterfallLeg[] {
  return [...directSums(sale, UNTOUCHED)]
    .map(([account, amountMinor]) => ({
      account: account.replace(/:claim$/, ":pending"),
      amountMinor,
    }))
    .filter(({ amountMinor }) => amountMinor !== 0n)
}
