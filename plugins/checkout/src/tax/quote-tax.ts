import { CodexError, withPlatform } from "@codex/kernel"
import { findTaxedPlace } from "@codex/purchases"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { netOf } from "../checkout/quote"
import type { AskedPlace, QuoteQuery, TaxPlace } from "../contract"
import { checkoutFailure } from "../lib/failures"
import { taxCalculator } from "./calculator"
import { askedPlace } from "./place"
import type { Taxed, TaxPolicy } from "./port"
import { taxOf } from "./tax-of"
import type { Priced } from "./tax-of"

export interface QuotedPlace {
  place: AskedPlace | null
  taxed: Taxed | undefined
}

/** Where this buyer was last, or where this shop's buyers mostly are. */
async function proposed(
  container: MedusaContainer,
  policy: TaxPolicy,
  customerId: string | undefined
): Promise<Partial<TaxPlace>> {
  const pg = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const before =
    customerId &&
    (await withPlatform(pg, "last place", (tx) =>
      findTaxedPlace(tx, customerId)
    ))
  if (!before) {
    return policy.defaultCountry ? { country: policy.defaultCountry } : {}
  }
  const { country, region, postal_code, tax_id } = before
  return {
    country,
    ...(region ? { region } : {}),
    ...(postal_code ? { postal_code } : {}),
    ...(tax_id ? { tax_id } : {}),
  }
}

function placeIn(query: QuoteQuery): TaxPlace | undefined {
  const { country, region, postal_code, tax_id } = query
  return country ? { country, region, postal_code, tax_id } : undefined
}

/** Said on the page; anything but a refusal of tax is not ours to explain. */
function taxProblem(error: unknown): NonNullable<AskedPlace["problem"]> {
  const code: unknown = error instanceof CodexError && error.failure
  if (typeof code !== "string" || !code.startsWith("tax_")) {
    throw error
  }
  return { code, message: (error as Error).message }
}

/**
 * The tax of a quote, or what it takes to know it. A provider that does not
 * answer, or not for this address, is said on the page; nothing is guessed.
 */
export async function quoteTax(
  container: MedusaContainer,
  sale: Priced,
  query: QuoteQuery,
  customerId: string | undefined
): Promise<QuotedPlace> {
  const policy =
    netOf(sale.quote) > 0n ? await taxCalculator().policy(container) : null
  if (!policy) {
    return { place: null, taxed: undefined }
  }
  const given = placeIn(query)
  if (!given) {
    const suggestion = await proposed(container, policy, customerId)
    return { place: askedPlace(policy, suggestion), taxed: undefined }
  }
  const place = askedPlace(policy, given)
  if (place.missing.length > 0) {
    return { place, taxed: undefined }
  }
  try {
    if (!customerId) {
      // A provider is paid by the calculation; the whole world has none free.
      throw checkoutFailure("tax_for_buyers")
    }
    const buyer = { place: given, customerId }
    return { place, taxed: await taxOf(container, policy, sale, buyer) }
  } catch (error) {
    return { place: { ...place, problem: taxProblem(error) }, taxed: undefined }
  }
}
