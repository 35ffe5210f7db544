import { slot } from "@codex/kernel"
import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { CountryAsks, TaxPolicy } from "./port"

/**
 * Whether tax applies at all is asked on every checkout and changes when an
 * operator edits tax regions. It is read again after this long, in every
 * process, with no word from the others. Rates are never kept.
 */
const FRESH_MS = 5_000

/** Works with the rates of the screens; every other provider wants more. */
const OWN_RATES = "tp_system"

/** Where rates differ by address: more than the country has to be known. */
const BY_ADDRESS: readonly string[] = ["US", "CA"]

interface Region {
  country_code: string
  province_code: string | null
  provider_id: string | null
}

interface Facts {
  taxRegions: Region[]
  inclusive: ReadonlyMap<string, boolean>
  /** Medusa's region of a country, for its price preference. */
  regionOf: ReadonlyMap<string, string>
  defaultCountry: string | null
}

const upper = (code: string) => code.toUpperCase()

/** `us-ca` as `CA`; some shops store the short form. */
const suffix = (province: string) => upper(province.split("-").pop() ?? "")

function countryAsks({ taxRegions }: Facts, country: string): CountryAsks {
  const here = taxRegions.filter(
    (region) => upper(region.country_code) === country
  )
  const top = here.find((region) => region.province_code === null)
  const elsewhere = top !== undefined && top.provider_id !== OWN_RATES
  const precise = elsewhere && BY_ADDRESS.includes(country)
  const provinces = here.flatMap(({ province_code }) =>
    province_code === null ? [] : [suffix(province_code)]
  )
  return {
    // A postal code says the region as well.
    regions: elsewhere ? [] : provinces.sort(),
    postalCode: precise,
    taxId: elsewhere,
  }
}

function policyOf(facts: Facts): TaxPolicy {
  return {
    defaultCountry: facts.defaultCountry,
    asks: (country) => countryAsks(facts, country),
    isInclusive(country, currencyCode) {
      const region = facts.regionOf.get(country)
      const ofRegion = region
        ? facts.inclusive.get(`region_id ${region}`)
        : null
      return (
        ofRegion ??
        facts.inclusive.get(`currency_code ${currencyCode}`) ??
        false
      )
    },
  }
}

async function readPolicy(
  container: MedusaContainer
): Promise<TaxPolicy | null> {
  const taxRegions = await container
    .resolve(Modules.TAX)
    .listTaxRegions(
      {},
      { select: ["country_code", "province_code", "provider_id"], take: null }
    )
  if (taxRegions.length === 0) {
    return null
  }
  const preferences = await container
    .resolve(Modules.PRICING)
    .listPricePreferences({}, { take: null })
  const regions = await container
    .resolve(Modules.REGION)
    .listRegions({}, { relations: ["countries"], take: null })
  const [store] = await container.resolve(Modules.STORE).listStores()
  const countriesOf = (id: string | null | undefined) =>
    regions.find((region) => region.id === id)?.countries ?? []
  const [only, ...others] = countriesOf(store?.default_region_id)
  return policyOf({
    taxRegions,
    inclusive: new Map(
      preferences.map((one) => [
        `${one.attribute ?? ""} ${one.value ?? ""}`,
        one.is_tax_inclusive,
      ])
    ),
    regionOf: new Map(
      regions.flatMap((region) =>
        region.countries.map(({ iso_2 }) => [upper(iso_2 ?? ""), region.id])
      )
    ),
    defaultCountry:
      only?.iso_2 && others.length === 0 ? upper(only.iso_2) : null,
  })
}

interface Kept {
  policy: TaxPolicy | null
  until: number
}

const kept = slot<Kept>("checkout.tax-policy", () => ({
  policy: null,
  until: 0,
}))

/** How this shop taxes, from Medusa's screens; null where it does not. */
export async function medusaTaxPolicy(
  container: MedusaContainer
): Promise<TaxPolicy | null> {
  const known = kept.get()
  if (Date.now() < known.until) {
    return known.policy
  }
  const policy = await readPolicy(container)
  kept.set({ policy, until: Date.now() + FRESH_MS })
  return policy
}
