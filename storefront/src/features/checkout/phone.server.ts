import {
  getCountries,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from "libphonenumber-js"

export type PhoneCountry = { code: string; name: string; calling: string }

let countries: PhoneCountry[] | undefined

/** Every country with numbers of its own, by name. */
export function phoneCountries(): PhoneCountry[] {
  const names = new Intl.DisplayNames(["en"], { type: "region" })
  countries ??= getCountries()
    .map((code) => ({
      code,
      name: names.of(code) ?? code,
      calling: getCountryCallingCode(code),
    }))
    .sort((a, b) => a.name.localeCompare(b.name, "en"))
  return countries
}

/** The first region the browser names, such as DE in `de-DE,en;q=0.8`. */
export function likelyCountry(acceptLanguage: string | null): string {
  const regions = (acceptLanguage ?? "").matchAll(/[a-z]{2,3}-([A-Z]{2})\b/g)
  for (const [, region = ""] of regions) {
    if (isSupportedCountry(region)) return region
  }
  return "US"
}

/** A number given before, as people of its country write it. */
export function readKnown(
  e164: string | null
): { country: string; number: string } | undefined {
  const known = e164 ? parsePhoneNumberFromString(e164) : undefined
  return known?.country
    ? { country: known.country, number: known.formatNational() }
    : undefined
}
