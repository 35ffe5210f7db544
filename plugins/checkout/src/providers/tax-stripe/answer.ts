import type Stripe from "stripe"
import type { TaxReason } from "../../contract/tax"
import catalogue from "../../i18n/en.json"

type Line = Stripe.Tax.CalculationLineItem

const WORDS: Readonly<Record<string, string>> = catalogue.taxTypes

/** Why Stripe charges nothing, in four words of ours. */
const REASONS: Readonly<Record<string, TaxReason>> = {
  reverse_charge: "reverse_charge",
  customer_exempt: "exempt",
  portion_product_exempt: "exempt",
  product_exempt: "exempt",
  product_exempt_holiday: "exempt",
  zero_rated: "zero_rated",
}

interface LineTax {
  name: string
  /** Percent; several jurisdictions' together. */
  rate: number
  amountMinor: number
  reason: TaxReason | undefined
}

/** State, county and city are one line to a buyer: "Sales tax 8.875 %". */
export function taxOfLine(line: Line): LineTax {
  const breakdown = line.tax_breakdown ?? []
  const charged = breakdown.filter(({ amount }) => amount > 0)
  const types = charged.map(
    ({ tax_rate_details: rate }) => WORDS[rate?.tax_type ?? ""] ?? WORDS.other
  )
  const rate = charged.reduce(
    (sum, { tax_rate_details: one }) =>
      sum + Number(one?.percentage_decimal ?? 0),
    0
  )
  const [why] = breakdown.map(({ taxability_reason }) => taxability_reason)
  return {
    name: [...new Set(types)].join(" + ") || (WORDS.other ?? ""),
    rate: Number(rate.toFixed(4)),
    amountMinor: line.amount_tax,
    reason:
      line.amount_tax > 0
        ? undefined
        : (REASONS[why ?? ""] ?? "not_collecting"),
  }
}
