/** Digits after the point: two for dollars, none for yen. */
const digitsOf = (currency: string): number =>
  new Intl.NumberFormat("en-US", {
    style: "currency",
    currency: currency.toUpperCase(),
  }).resolvedOptions().maximumFractionDigits ?? 2

/** `1999, "usd"` → `19.99`, to be edited. */
export const major = (minor: number, currency: string): string =>
  (minor / 10 ** digitsOf(currency)).toFixed(digitsOf(currency))

/** `"19.99", "usd"` → `1999`; nothing for what is no amount to the cent. */
export function toMinor(text: string, currency: string): number | null {
  const digits = digitsOf(currency)
  const match = /^(\d{1,9})(?:[.,](\d*))?$/.exec(text.trim())
  const [, whole = "", part = ""] = match ?? []
  return match && part.length <= digits
    ? Number(whole + part.padEnd(digits, "0"))
    : null
}

/** `1500` → `15 %` */
export const percent = (bps: number): string => `${String(bps / 100)} %`

export const day = (iso: string, language: string): string =>
  new Date(iso).toLocaleDateString(language, { dateStyle: "medium" })

export const moment = (iso: string, language: string): string =>
  new Date(iso).toLocaleString(language, {
    dateStyle: "medium",
    timeStyle: "short",
  })

const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
]

/** "2 hours ago"; after a month the date says more. */
export function ago(iso: string, language: string, now = Date.now()): string {
  const seconds = Math.round((new Date(iso).getTime() - now) / 1_000)
  if (Math.abs(seconds) > 30 * 86_400) {
    return day(iso, language)
  }
  const format = new Intl.RelativeTimeFormat(language, { numeric: "auto" })
  const unit = UNITS.find(([, size]) => Math.abs(seconds) >= size)
  return unit
    ? format.format(Math.trunc(seconds / unit[1]), unit[0])
    : format.format(0, "second")
}
