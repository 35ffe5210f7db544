import type {
  ItemTaxCalculationLine,
  ShippingTaxCalculationLine,
  TaxCalculationContext,
} from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import type Stripe from "stripe"
import type { CodexSale } from "../../tax/provider-lines"
import { taxCodeOf } from "./options"
import type { TaxStripeOptions } from "./options"

type Params = Stripe.Tax.CalculationCreateParams

/** "Shipping", for carts of other products. */
const SHIPPING = "txcd_92010001"

const EU =
  "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split(
    " "
  )

const TAX_ID_TYPES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(EU.map((country) => [country, "eu_vat"])),
  AU: "au_abn",
  CA: "ca_bn",
  CH: "ch_vat",
  GB: "gb_vat",
  NO: "no_vat",
  NZ: "nz_gst",
  US: "us_ein",
}

function digitsOf(currency: string): number {
  const style = { style: "currency", currency: currency.toUpperCase() } as const
  const { maximumFractionDigits } = new Intl.NumberFormat(
    "en",
    style
  ).resolvedOptions()
  return maximumFractionDigits ?? 2
}

/** Medusa's carts count in major units. */
function minorOf(
  { unit_price, quantity, currency_code }: Record<string, unknown>,
  digits: number
): number {
  type Amount = Parameters<typeof MathBN.mult>[0]
  const price = MathBN.mult(
    (unit_price ?? 0) as Amount,
    (quantity ?? 1) as Amount
  )
  const exact = MathBN.mult(price, 10 ** digits).toNumber()
  if (currency_code === undefined || !Number.isFinite(exact)) {
    throw new Error("An item without amount or currency cannot be taxed")
  }
  return Math.round(exact)
}

function addressOf({ address }: TaxCalculationContext) {
  const state = address.province_code?.split("-").pop()?.toUpperCase()
  return {
    country: address.country_code.toUpperCase(),
    ...(state ? { state } : {}),
    ...(address.postal_code ? { postal_code: address.postal_code } : {}),
    ...(address.city ? { city: address.city } : {}),
    ...(address.address_1 ? { line1: address.address_1 } : {}),
  }
}

function taxIdsOf(country: string, taxId: string | undefined) {
  const type = TAX_ID_TYPES[country]
  return type && taxId ? { tax_ids: [{ type, value: taxId }] } : {}
}

export interface Asked {
  items: ItemTaxCalculationLine[]
  shipping: ShippingTaxCalculationLine[]
  context: TaxCalculationContext
  /** Ours says its amount in minor units, and more. */
  sale: CodexSale | undefined
}

function linesOf(
  { items, shipping, sale }: Asked,
  options: TaxStripeOptions,
  digits: number
): Params["line_items"] {
  const behavior = sale?.inclusive ? "inclusive" : "exclusive"
  const goods = items.map(({ line_item }) => ({
    amount: sale ? sale.amount_minor : minorOf({ ...line_item }, digits),
    reference: line_item.id,
    tax_behavior: behavior,
    tax_code: taxCodeOf(options, sale?.product_type ?? ""),
  }))
  const parcels = shipping.map(({ shipping_line }) => ({
    amount: minorOf({ ...shipping_line }, digits),
    reference: shipping_line.id,
    tax_behavior: behavior,
    tax_code: SHIPPING,
  }))
  return [...goods, ...parcels]
}

/** What Stripe is asked: lines, place and, of a business, its tax number. */
export function calculationParams(
  asked: Asked,
  options: TaxStripeOptions
): Params {
  const [item] = asked.items
  const [parcel] = asked.shipping
  const currency =
    item?.line_item.currency_code ?? parcel?.shipping_line.currency_code ?? ""
  const address = addressOf(asked.context)
  return {
    currency: currency.toLowerCase(),
    line_items: linesOf(asked, options, digitsOf(currency || "usd")),
    customer_details: {
      address,
      address_source: "billing",
      ...taxIdsOf(address.country, asked.sale?.tax_id),
    },
    expand: ["line_items.data.tax_breakdown"],
  }
}
