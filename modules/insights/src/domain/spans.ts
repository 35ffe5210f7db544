const DAY_MS = 86_400_000

/** UTC days as `2026-03-01`, both ends included. */
export interface Span {
  from: string
  to: string
}

const at = (day: string): number => Date.parse(`${day}T00:00:00Z`)

const dayAfter = (day: string, days: number): string =>
  new Date(at(day) + days * DAY_MS).toISOString().slice(0, 10)

/** The last so many days, today among them. */
export const spanUntil = (today: string, days: number): Span => ({
  from: dayAfter(today, 1 - days),
  to: today,
})

export const lengthOf = ({ from, to }: Span): number =>
  Math.round((at(to) - at(from)) / DAY_MS) + 1

/** As many days, just before. */
export const spanBefore = (span: Span): Span => ({
  from: dayAfter(span.from, -lengthOf(span)),
  to: dayAfter(span.from, -1),
})

export const daysOf = (span: Span): string[] =>
  Array.from({ length: lengthOf(span) }, (_, n) => dayAfter(span.from, n))

export const isWithin = ({ from, to }: Span, day: string): boolean =>
  from <= day && day <= to

export const monthOf = (day: string): string => `${day.slice(0, 7)}-01`

/**
 * Each day of the span beside its counterpart before; `undefined` where
 * nothing was sold.
 */
export function compareDays<Row extends { day: string }>(
  span: Span,
  rows: readonly Row[]
): { day: string; now: Row | undefined; before: Row | undefined }[] {
  const byDay = new Map(rows.map((row) => [row.day, row]))
  const length = lengthOf(span)
  return daysOf(span).map((day) => ({
    day,
    now: byDay.get(day),
    before: byDay.get(dayAfter(day, -length)),
  }))
}
