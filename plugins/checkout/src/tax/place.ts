import { OTHER_REGION } from "../contract/tax"
import type { AskedPlace, PlaceField, TaxPlace } from "../contract/tax"
import { checkoutFailure } from "../lib/failures"
import type { CountryAsks, TaxPolicy } from "./port"

const NOTHING: CountryAsks = { regions: [], postalCode: false, taxId: false }

/** What tax still needs to know; what it does not need is not asked. */
export function missingFields(
  policy: TaxPolicy,
  place: Partial<TaxPlace>
): PlaceField[] {
  if (!place.country) {
    return ["country"]
  }
  const asks = policy.asks(place.country)
  return [
    ...(asks.regions.length > 0 && !place.region ? ["region" as const] : []),
    ...(asks.postalCode && !place.postal_code ? ["postal_code" as const] : []),
  ]
}

/** The place with what tax needs of it and nothing else (least data). */
export function neededPlace(
  policy: TaxPolicy,
  place: TaxPlace | undefined
): TaxPlace {
  const [missing] = missingFields(policy, place ?? {})
  if (missing || !place) {
    throw checkoutFailure("tax_place_needed", { field: missing ?? "country" })
  }
  const asks = policy.asks(place.country)
  const { country, region, postal_code, tax_id } = place
  const own = region && region !== OTHER_REGION && asks.regions.length > 0
  return {
    country,
    ...(own ? { region } : {}),
    ...(asks.postalCode ? { postal_code } : {}),
    ...(asks.taxId && tax_id ? { tax_id } : {}),
  }
}

export function askedPlace(
  policy: TaxPolicy,
  place: Partial<TaxPlace>
): AskedPlace {
  const asks = place.country ? policy.asks(place.country) : NOTHING
  return {
    country: place.country ?? null,
    region: place.region ?? null,
    postal_code: place.postal_code ?? null,
    tax_id: place.tax_id ?? null,
    asks: {
      regions: asks.regions,
      postal_code: asks.postalCode,
      tax_id: asks.taxId,
    },
    missing: missingFields(policy, place),
    problem: null,
  }
}
