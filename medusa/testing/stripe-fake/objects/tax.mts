import type Stripe from "stripe"
import { refused } from "../http/errors.mts"
import type { World } from "../state/world.mts"

type Calculation = Stripe.Tax.Calculation
type Item = Stripe.Tax.CalculationLineItem
type Breakdown = Stripe.Tax.CalculationLineItem.TaxBreakdown

interface TaxLine {
  amount: number
  quantity?: number
  reference?: string
  tax_behavior?: "inclusive" | "exclusive"
  tax_code?: string
}

interface TaxAddress {
  country: string
  state?: string
  postal_code?: string
  city?: string
  line1?: string
}

interface TaxInput {
  currency: string
  lines: TaxLine[]
  address: TaxAddress
  taxIds: { type: string; value: string }[]
}

interface Place {
  country: string
  state: string | null
  name: string
  percent: number
  type: "sales_tax" | "vat"
}

/** A small table is enough to test with; elsewhere nobody is registered. */
const STATES: Record<string, { name: string; percent: number }> = {
  CA: { name: "California", percent: 8.5 },
  NY: { name: "New York", percent: 8.875 },
}
const VAT: Record<string, { name: string; percent: number }> = {
  DE: { name: "Germany", percent: 19 },
  FR: { name: "France", percent: 20 },
}

/** The first digits of a postal code say the state. */
const stateOf = ({ state, postal_code: code = "" }: TaxAddress) =>
  state ?? (code.startsWith("9") ? "CA" : code.startsWith("1") ? "NY" : "TX")

/** Where tax is due, as exactly as Stripe wants to know it. */
function placeOf(address: TaxAddress): Place {
  const { country, postal_code: code } = address
  if (country === "US") {
    if (!/^\d{5}(-\d{4})?$/.test(code ?? "")) {
      throw refused(
        "We could not determine the customer's tax location based on the provided customer address.",
        "customer_tax_location_invalid",
        "customer_details[address]"
      )
    }
    const state = stateOf(address)
    const { name = state, percent = 0 } = STATES[state] ?? {}
    return { country, state, name, percent, type: "sales_tax" }
  }
  const { name = country, percent = 0 } = VAT[country] ?? {}
  return { country, state: null, name, percent, type: "vat" }
}

/** Whoever names a VAT number in Europe accounts for the tax. */
function isReversed(place: Place, { taxIds }: TaxInput): boolean {
  const [vat] = taxIds.filter(({ type }) => type === "eu_vat")
  if (vat && !vat.value.startsWith(place.country)) {
    throw refused(
      `Invalid value for eu_vat: ${vat.value}`,
      "tax_id_invalid",
      "customer_details[tax_ids]"
    )
  }
  return vat !== undefined && place.type === "vat" && place.percent > 0
}

/** Half up: what a line owes, added to its amount or inside it. */
function taxOf(line: TaxLine, percent: number): number {
  return line.tax_behavior === "inclusive"
    ? Math.round(line.amount - line.amount / (1 + percent / 100))
    : Math.round((line.amount * percent) / 100)
}

function breakdownOf(
  place: Place,
  reason: Breakdown["taxability_reason"],
  percent: number,
  line: TaxLine
): Breakdown {
  const amount = taxOf(line, percent)
  const inside = line.tax_behavior === "inclusive" ? amount : 0
  return {
    amount,
    jurisdiction: {
      country: place.country,
      display_name: place.name,
      level: place.state ? "state" : "country",
      state: place.state,
    },
    sourcing: "destination",
    tax_rate_details: {
      display_name: place.type === "vat" ? "VAT" : "Sales Tax",
      percentage_decimal: String(percent),
      tax_type: place.type,
    },
    taxability_reason: reason,
    taxable_amount: percent > 0 ? line.amount - inside : 0,
  }
}

function addressOf(address: TaxAddress): Stripe.Address {
  return {
    city: address.city ?? null,
    country: address.country,
    line1: address.line1 ?? null,
    line2: null,
    postal_code: address.postal_code ?? null,
    state: address.state ?? null,
  }
}

function sum(items: Item[], inclusive: boolean): number {
  return items
    .filter((item) => (item.tax_behavior === "inclusive") === inclusive)
    .reduce((all, { amount_tax }) => all + amount_tax, 0)
}

/** The same over all lines, as a calculation says it. */
function totalOf(items: Item[]): Calculation["tax_breakdown"] {
  const parts = items.flatMap((item) => item.tax_breakdown ?? [])
  const [first] = parts
  if (!first) return []
  const add = (of: (part: Breakdown) => number) =>
    parts.reduce((all, part) => all + of(part), 0)
  return [
    {
      amount: add(({ amount }) => amount),
      inclusive: items[0]?.tax_behavior === "inclusive",
      tax_rate_details: {
        country: first.jurisdiction.country,
        flat_amount: null,
        percentage_decimal: first.tax_rate_details?.percentage_decimal ?? "0",
        rate_type: "percentage",
        state: first.jurisdiction.state,
        tax_type:
          first.tax_rate_details?.tax_type === "vat" ? "vat" : "sales_tax",
      },
      taxability_reason: first.taxability_reason,
      taxable_amount: add(({ taxable_amount }) => taxable_amount),
    },
  ]
}

function itemsOf(world: World, id: string, input: TaxInput): Item[] {
  const place = placeOf(input.address)
  const reversed = isReversed(place, input)
  const percent = reversed ? 0 : place.percent
  const reason = reversed
    ? "reverse_charge"
    : percent > 0
      ? "standard_rated"
      : "not_collecting"
  return input.lines.map((line, index) => ({
    id: world.id("tax_li"),
    object: "tax.calculation_line_item",
    amount: line.amount,
    amount_tax: taxOf(line, percent),
    livemode: false,
    metadata: null,
    performance_location: null,
    product: null,
    quantity: line.quantity ?? 1,
    reference: line.reference ?? `${id}_${index}`,
    tax_behavior: line.tax_behavior ?? "exclusive",
    tax_breakdown: [breakdownOf(place, reason, percent, line)],
    tax_code: line.tax_code ?? "txcd_10000000",
  }))
}

/** Works tax out and keeps the calculation, for its transaction. */
export function calculateTax(world: World, input: TaxInput): Calculation {
  const id = world.id("taxcalc")
  const items = itemsOf(world, id, input)
  const exclusive = sum(items, false)
  const calculation = {
    id,
    object: "tax.calculation" as const,
    amount_total: items.reduce((all, { amount }) => all + amount, exclusive),
    currency: input.currency,
    customer: null,
    customer_details: {
      address: addressOf(input.address),
      address_source: "billing" as const,
      ip_address: null,
      tax_ids: input.taxIds,
      taxability_override: "none" as const,
    },
    expires_at: world.now + 90 * 86_400,
    line_items: {
      object: "list" as const,
      has_more: false,
      url: `/v1/tax/calculations/${id}/line_items`,
      data: items,
    },
    livemode: false,
    ship_from_details: null,
    shipping_cost: null,
    tax_amount_exclusive: exclusive,
    tax_amount_inclusive: sum(items, true),
    tax_breakdown: totalOf(items),
    tax_date: world.now,
  } satisfies Calculation
  return world.taxCalculations.add(null, calculation)
}
