import { stripeClient } from "@codex/plugin-wallet/workflows"
import type { StripeClient } from "@codex/plugin-wallet/workflows"
import type {
  ItemTaxCalculationLine,
  ItemTaxLineDTO,
  ITaxProvider,
  ShippingTaxCalculationLine,
  ShippingTaxLineDTO,
  TaxCalculationContext,
} from "@medusajs/framework/types"
import type Stripe from "stripe"
import { checkoutFailure } from "../../lib/failures"
import { codexSale } from "../../tax/provider-lines"
import { taxOfLine } from "./answer"
import { calculationParams } from "./calculation"
import type { Asked } from "./calculation"
import { taxStripeOptions } from "./options"
import type { TaxStripeOptions } from "./options"

type TaxLine = ItemTaxLineDTO | ShippingTaxLineDTO

/** Stripe's codes for what the buyer can correct. */
const PLACE_CODES = [
  "customer_tax_location_invalid",
  "country_code_invalid",
  "postal_code_invalid",
  "state_unsupported",
]

/**
 * Stripe Tax as a provider of Medusa's tax module: with the id `stripe` it is
 * `tp_stripe_stripe` and can be chosen for a tax region. Carts of other
 * products work as well; a sale of ours also gets amount and calculation.
 */
export default class StripeTaxProvider implements ITaxProvider {
  static identifier = "stripe"

  static validateOptions(options: Record<string, unknown>): void {
    taxStripeOptions.parse(options)
  }

  private readonly options: TaxStripeOptions
  private readonly stripe: StripeClient

  constructor(_cradle: object, options: Record<string, unknown>) {
    this.options = taxStripeOptions.parse(options)
    this.stripe = stripeClient(this.options)
  }

  getIdentifier(): string {
    return StripeTaxProvider.identifier
  }

  async getTaxLines(
    items: ItemTaxCalculationLine[],
    shipping: ShippingTaxCalculationLine[],
    context: TaxCalculationContext
  ): Promise<TaxLine[]> {
    if (items.length + shipping.length === 0) {
      return []
    }
    const sale = codexSale.safeParse(
      context.additional_context?.codex_sale
    ).data
    const asked = { items, shipping, context, sale }
    const calculation = await this.calculate(asked)
    const ofSale = sale && { calculation_id: calculation.id ?? undefined }
    return (calculation.line_items?.data ?? []).map((line) =>
      this.toTaxLine(line, asked, ofSale)
    )
  }

  private async calculate(asked: Asked): Promise<Stripe.Tax.Calculation> {
    try {
      return await this.stripe.tax.calculations.create(
        calculationParams(asked, this.options)
      )
    } catch (error) {
      const { code } = error as { code?: string }
      if (code === "tax_id_invalid") {
        throw checkoutFailure("tax_id_invalid")
      }
      if (code !== undefined && PLACE_CODES.includes(code)) {
        throw checkoutFailure("tax_place_unknown")
      }
      throw error
    }
  }

  private toTaxLine(
    line: Stripe.Tax.CalculationLineItem,
    { shipping }: Asked,
    ofSale: { calculation_id: string | undefined } | undefined
  ): TaxLine {
    const { name, rate, amountMinor, reason } = taxOfLine(line)
    const parcel = shipping.some(
      ({ shipping_line }) => shipping_line.id === line.reference
    )
    const about = {
      rate,
      name,
      code: line.tax_code,
      provider_id: this.getIdentifier(),
      ...(ofSale && { amount_minor: amountMinor, ...ofSale, reason }),
    }
    return parcel
      ? { ...about, shipping_line_id: line.reference }
      : { ...about, line_item_id: line.reference }
  }
}
