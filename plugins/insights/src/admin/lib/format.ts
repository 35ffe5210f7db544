export const count = (value: number, language: string): string =>
  value.toLocaleString(language)

/** A UTC day, whatever the reader's own zone. */
export const dayName = (day: string, language: string): string =>
  new Date(`${day}T00:00:00Z`).toLocaleDateString(language, {
    day: "numeric",
    month: "short",
    timeZone: "UTC",
  })

/** How much more than before, in percent; `null` where before was nothing. */
export const changeOf = (now: number, before: number): number | null =>
  before === 0 ? null : Math.round(((now - before) / before) * 100)

const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
]

/** `2 hours ago` */
export function ago(iso: string, language: string, now = Date.now()): string {
  const seconds = Math.round((Date.parse(iso) - now) / 1_000)
  const format = new Intl.RelativeTimeFormat(language, { numeric: "auto" })
  const unit = UNITS.find(([, size]) => Math.abs(seconds) >= size)
  return unit
    ? format.format(Math.trunc(seconds / unit[1]), unit[0])
    : format.format(0, "second")
}

export const exact = (iso: string, language: string): string =>
  new Date(iso).toLocaleString(language, {
    dateStyle: "long",
    timeStyle: "short",
  })
