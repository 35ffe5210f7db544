import type Stripe from "stripe"
import type { World } from "../state/world.mts"

export interface TaxLine {
  amount: number
  reference?: string
  tax_behavior?: "inclusive" | "exclusive"
  tax_code?: string
}

export interface TaxAddress {
  country: string
  state?: string
  postal_code?: string
  city?: string
  line1?: string
}

/** Percent by country and state; a small table is enough to test with. */
const RATES: Record<string, number> = { "US-CA": 8.5, "US-NY": 8.875, DE: 19 }

const rateOf = (address: TaxAddress) =>
  RATES[`${address.country}-${address.state ?? ""}`] ??
  RATES[address.country] ??
  0

function taxOf(line: TaxLine, percent: number): number {
  return line.tax_behavior === "inclusive"
    ? Math.round(line.amount - line.amount / (1 + percent / 100))
    : Math.round((line.amount * percent) / 100)
}

function sumOf(lines: TaxLine[], percent: number, inclusive: boolean) {
  return lines
    .filter((line) => (line.tax_behavior === "inclusive") === inclusive)
    .reduce((sum, line) => sum + taxOf(line, percent), 0)
}

function lineItems(
  world: World,
  id: string,
  lines: TaxLine[],
  percent: number
) {
  return {
    object: "list" as const,
    has_more: false,
    url: `/v1/tax/calculations/${id}/line_items`,
    data: lines.map((line) => ({
      id: world.id("tax_li"),
      object: "tax.calculation_line_item" as const,
      amount: line.amount,
      amount_tax: taxOf(line, percent),
      livemode: false,
      metadata: null,
      performance_location: null,
      product: null,
      quantity: 1,
      reference: line.reference ?? id,
      tax_behavior: line.tax_behavior ?? ("exclusive" as const),
      tax_code: line.tax_code ?? "txcd_10000000",
    })),
  }
}

export function calculateTax(
  world: World,
  input: { currency: string; lines: TaxLine[]; address: TaxAddress }
): Stripe.Tax.Calculation {
  const { currency, lines, address } = input
  const id = world.id("taxcalc")
  const percent = rateOf(address)
  const exclusive = sumOf(lines, percent, false)
  const inclusive = sumOf(lines, percent, true)
  const taxable = lines.reduce((sum, line) => sum + line.amount, 0)
  return {
    id,
    object: "tax.calculation",
    amount_total: taxable + exclusive,
    currency,
    customer: null,
    customer_details: {
      address: {
        city: address.city ?? null,
        country: address.country,
        line1: address.line1 ?? null,
        line2: null,
        postal_code: address.postal_code ?? null,
        state: address.state ?? null,
      },
      address_source: "billing",
      ip_address: null,
      tax_ids: [],
      taxability_override: "none",
    },
    expires_at: world.now + 90 * 86_400,
    line_items: lineItems(world, id, lines, percent),
    livemode: false,
    ship_from_details: null,
    shipping_cost: null,
    tax_amount_exclusive: exclusive,
    tax_amount_inclusive: inclusive,
    tax_breakdown: [
      {
        amount: exclusive + inclusive,
        inclusive: inclusive > 0,
        tax_rate_details: {
          country: address.country,
          flat_amount: null,
          percentage_decimal: String(percent),
          rate_type: "percentage",
          state: address.state ?? null,
          tax_type: "sales_tax",
        },
        taxability_reason: percent > 0 ? "standard_rated" : "not_collecting",
        taxable_amount: percent > 0 ? taxable : 0,
      },
    ],
    tax_date: world.now,
  } satisfies Stripe.Tax.Calculation
}
