const LOCALE = "en-US"

function minorDigits(currency: string): number {
  const format = new Intl.NumberFormat(LOCALE, { style: "currency", currency })
  return format.resolvedOptions().maximumFractionDigits ?? 2
}

/** `1999, "usd"` → `$19.99`; whole minor units in, never a float sum. */
export function formatMoney(minor: number, currencyCode: string): string {
  const currency = currencyCode.toUpperCase()
  return new Intl.NumberFormat(LOCALE, { style: "currency", currency }).format(
    minor / 10 ** minorDigits(currency)
  )
}

/** `$3` where the cents say nothing, `$3.50` where they do. */
export function formatMoneyShort(minor: number, currencyCode: string): string {
  return formatMoney(minor, currencyCode).replace(/\.0+$/, "")
}

/** What a person typed ("12", "12.5", "$1,200.00") as minor units, or null. */
export function parseMoney(text: string, currencyCode: string): number | null {
  const digits = minorDigits(currencyCode.toUpperCase())
  const match = /^(\d{1,9})(?:\.(\d+))?$/.exec(text.replace(/[$,\s]/g, ""))
  if (!match || (match[2] ?? "").length > digits) return null
  const fraction = (match[2] ?? "").padEnd(digits, "0")
  return Number(`${match[1]}${fraction}`)
}

/** Minor units as the value of an `<input inputmode="decimal">`. */
export function toInputValue(minor: number, currencyCode: string): string {
  const digits = minorDigits(currencyCode.toUpperCase())
  return (minor / 10 ** digits).toFixed(digits)
}
