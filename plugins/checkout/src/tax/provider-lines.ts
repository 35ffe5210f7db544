import { minorToJson } from "@codex/kernel"
import type { TaxCalculationContext } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import { taxReason } from "../contract/tax"
import type { TaxQuestion } from "./port"

/**
 * What Medusa's tax interface has no place for and a provider of ours needs.
 * Others ignore it.
 */
export const codexSale = z.object({
  amount_minor: z.number().int().min(0),
  inclusive: z.boolean(),
  product_type: z.string(),
  tax_id: z.string().optional(),
})

export type CodexSale = z.infer<typeof codexSale>

/** As tax providers answer; the last three only ours do. */
export const taxLine = z.object({
  rate: z.number().min(0),
  name: z.string(),
  provider_id: z.string(),
  amount_minor: z.number().int().min(0).optional(),
  calculation_id: z.string().optional(),
  reason: taxReason.optional(),
})

export type ProviderLine = z.infer<typeof taxLine>

export function contextOf(question: TaxQuestion): TaxCalculationContext {
  const { place, amountMinor, inclusive, productType } = question
  const country = place.country.toLowerCase()
  const sale: CodexSale = {
    amount_minor: minorToJson(amountMinor),
    inclusive,
    product_type: productType,
    ...(place.tax_id ? { tax_id: place.tax_id } : {}),
  }
  return {
    address: {
      country_code: country,
      province_code: place.region
        ? `${country}-${place.region.toLowerCase()}`
        : null,
      ...(place.postal_code ? { postal_code: place.postal_code } : {}),
    },
    additional_context: { codex_sale: sale },
  }
}
