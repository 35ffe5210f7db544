/** `61000` → `1:01`, `3661000` → `1:01:01`. */
export function clock(ms: number): string {
  const total = Math.round(ms / 1000)
  const seconds = String(total % 60).padStart(2, "0")
  const minutes = Math.trunc(total / 60) % 60
  const hours = Math.trunc(total / 3600)
  return hours > 0
    ? `${hours}:${String(minutes).padStart(2, "0")}:${seconds}`
    : `${minutes}:${seconds}`
}

/** `1536` → `1.5 KB`, in steps of 1024 as file managers show them. */
export function bytes(size: number): string {
  const units = ["B", "KB", "MB", "GB"]
  const power = Math.min(
    units.length - 1,
    Math.floor(Math.log2(Math.max(1, size)) / 10)
  )
  const value = size / 1024 ** power
  const digits = power === 0 || value >= 10 ? 0 : 1
  return `${value.toFixed(digits)} ${units[power] ?? ""}`
}

const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
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
  const [unit, size] = UNITS.find(([, s]) => Math.abs(seconds) >= s) ?? [
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
