/**
 * `1999, "usd"` → `$19.99`. Less than nothing shows a real minus sign, and a
 * word joiner: a narrow column would break the line between it and the dollar.
 */
export function money(minor: number, currency: string, language = "en-US") {
  const format = new Intl.NumberFormat(language, {
    style: "currency",
    currency: currency.toUpperCase(),
  })
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2
  return format.format(minor / 10 ** digits).replace("-", "\u2212\u2060")
}
