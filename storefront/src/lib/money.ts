const LOCALE = "en-US"

interface Format {
  text: Intl.NumberFormat
  /** Digits after the point. */
  digits: number
}

const formats = new Map<string, Format>()

/** Kept: to make one takes a hundred times as long as to use it. */
function formatOf(currencyCode: string): Format {
  const known = formats.get(currencyCode)
  if (known) return known
  const currency = currencyCode.toUpperCase()
  const text = new Intl.NumberFormat(LOCALE, { style: "currency", currency })
  const digits = text.resolvedOptions().maximumFractionDigits ?? 2
  formats.set(currencyCode, { text, digits })
  return { text, digits }
}

/** `1999, "usd"` → `$19.99`; whole minor units in, never a float sum. */
export function formatMoney(minor: number, currencyCode: string): string {
  const { text, digits } = formatOf(currencyCode)
  return text.format(minor / 10 ** digits)
}

/** `$3` where the cents say nothing, `$3.50` where they do. */
export function formatMoneyShort(minor: number, currencyCode: string): string {
  return formatMoney(minor, currencyCode).replace(/\.0+$/, "")
}

/** What a person typed ("12", "12.5", "$1,200.00") as minor units, or null. */
export function parseMoney(text: string, currencyCode: string): number | null {
  const { digits } = formatOf(currencyCode)
  const match = /^(\d{1,9})(?:\.(\d+))?$/.exec(text.replace(/[$,\s]/g, ""))
  if (!match || (match[2] ?? "").length > digits) return null
  const fraction = (match[2] ?? "").padEnd(digits, "0")
  return Number(`${match[1]}${fraction}`)
}

/** Minor units as the value of an `<input inputmode="decimal">`. */
export function toInputValue(minor: number, currencyCode: string): string {
  const { digits } = formatOf(currencyCode)
  return (minor / 10 ** digits).toFixed(digits)
}
