import {
  COUNTRIES,
  taxPlaceFields,
  type AskedPlace,
  type TaxPlace,
} from "@codex/plugin-checkout/contract"
import { z } from "zod"

/** As sent by a form: what is left empty was not answered. */
const answered = (field: z.ZodType<string | undefined>) =>
  z
    .preprocess((value) => (value === "" ? undefined : value), field)
    .catch(undefined)

/** What cannot be an answer is asked again, like one that is missing. */
export const placeFields = {
  country: answered(taxPlaceFields.country.optional()),
  region: answered(taxPlaceFields.region),
  postal_code: answered(taxPlaceFields.postal_code),
  tax_id: answered(taxPlaceFields.tax_id),
}

const NAMES = ["country", "region", "postal_code", "tax_id"] as const

type Named = Partial<Record<(typeof NAMES)[number], string | null | undefined>>

/** Only what is known, so that it can go into an address or a body. */
export function placeOf(of: Named): TaxPlace | undefined {
  const { country } = of
  if (!country) return undefined
  const known = NAMES.flatMap((name) => (of[name] ? [[name, of[name]]] : []))
  return {
    country,
    ...(Object.fromEntries(known) as Omit<TaxPlace, "country">),
  }
}

/** Where the address of the page says that the buyer is. */
export function readPlace(params: URLSearchParams): TaxPlace | undefined {
  const sent = Object.fromEntries(NAMES.map((name) => [name, params.get(name)]))
  const read = z.object(placeFields).parse(sent)
  return placeOf(read)
}

/** What the server proposes, if it is all that tax needs. */
export const proposedPlace = (
  asked: AskedPlace | null
): TaxPlace | undefined =>
  asked && asked.missing.length === 0 ? placeOf(asked) : undefined

/** Countries by name, in the reader's language. */
export function countryChoices(language = "en"): [string, string][] {
  const names = new Intl.DisplayNames(language, { type: "region" })
  return COUNTRIES.map((code): [string, string] => [
    code,
    names.of(code) ?? code,
  ]).sort(([, a], [, b]) => a.localeCompare(b, language))
}

export const countryName = (code: string, language = "en"): string =>
  new Intl.DisplayNames(language, { type: "region" }).of(code) ?? code
