const UNITS = ["B", "KB", "MB", "GB", "TB"] as const

/** `1288490188` → `1.2 GB`; binary steps, as the limits are stated. */
export function bytes(value: number): string {
  let rest = value
  let unit = 0
  while (rest >= 1024 && unit < UNITS.length - 1) {
    rest /= 1024
    unit += 1
  }
  const digits = rest < 10 && unit > 0 ? 1 : 0
  return `${Number(rest.toFixed(digits))} ${UNITS[unit] ?? "B"}`
}

/** `61000` → `1:01`, `3661000` → `1:01:01`. */
export function clock(ms: number): string {
  const total = Math.round(ms / 1000)
  const two = (value: number) => String(value).padStart(2, "0")
  const hours = Math.trunc(total / 3600)
  const minutes = Math.trunc(total / 60) % 60
  return hours > 0
    ? `${hours}:${two(minutes)}:${two(total % 60)}`
    : `${minutes}:${two(total % 60)}`
}

export interface TimeLeft {
  key: "seconds" | "minutes" | "hours"
  count: number
}

/** Coarse on purpose: an estimate that jumps by seconds reads as a lie. */
export function timeLeft(seconds: number): TimeLeft {
  if (seconds < 90) {
    return { key: "seconds", count: Math.max(5, Math.ceil(seconds / 5) * 5) }
  }
  const minutes = Math.round(seconds / 60)
  return minutes < 90
    ? { key: "minutes", count: minutes }
    : { key: "hours", count: Math.round(minutes / 60) }
}

const AGES: [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
]

/** `2 hours ago`; the exact time belongs in a tooltip beside it. */
export function ago(iso: string, now: number, locale: string): string {
  const seconds = Math.round((Date.parse(iso) - now) / 1000)
  const format = new Intl.RelativeTimeFormat(locale, { numeric: "auto" })
  const [unit, size] = AGES.find(([, s]) => Math.abs(seconds) >= s) ?? [
    "second" as const,
    1,
  ]
  return format.format(Math.trunc(seconds / size), unit)
}

export function exactTime(iso: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, {
    dateStyle: "full",
    timeStyle: "long",
  }).format(new Date(iso))
}
