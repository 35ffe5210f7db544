import { parsePhoneNumberFromString } from "libphonenumber-js/max"
import type { CountryCode } from "libphonenumber-js/max"

/**
 * A number as people write it, as E.164; `undefined` when the country has no
 * such number. The country counts only where none is written.
 */
export function readPhone(text: string, country?: string): string | undefined {
  const number = parsePhoneNumberFromString(text, {
    // The whole text is the number: none is looked for inside a sentence.
    extract: false,
    ...(country ? { defaultCountry: country as CountryCode } : {}),
  })
  return number?.isValid() ? number.number : undefined
}
