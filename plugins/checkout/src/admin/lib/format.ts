const STEPS = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
] as const

/** `2 hours ago`, `in 5 seconds`. */
export function relative(iso: string, now: number, locale: string): string {
  const seconds = (Date.parse(iso) - now) / 1000
  const [unit, size] =
    STEPS.find(([, length]) => Math.abs(seconds) >= length) ?? STEPS[3]
  return new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(
    Math.round(seconds / size),
    unit
  )
}

export const exact = (iso: string, locale: string) =>
  new Intl.DateTimeFormat(locale, {
    dateStyle: "long",
    timeStyle: "short",
  }).format(new Date(iso))
