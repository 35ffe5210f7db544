import { compareDays, isWithin, spanBefore, spanUntil } from "@codex/insights"
import type { DayTakings, Span, Takings } from "@codex/insights"
import { minorToJson } from "@codex/kernel"
import type { TakingsView, Trend } from "../contract"

/** UTC, as the days of the sums are. */
export const today = (now = new Date()): string =>
  now.toISOString().slice(0, 10)

export const toView = (takings: Takings): TakingsView => ({
  sales: takings.sales,
  gross_minor: minorToJson(takings.gross_minor),
  refunded_minor: minorToJson(takings.refunded_minor),
  net_minor: minorToJson(takings.gross_minor - takings.refunded_minor),
})

export const NOTHING: Takings = {
  sales: 0,
  gross_minor: 0n,
  refunded_minor: 0n,
}

export const sumOf = (rows: readonly Takings[]): Takings =>
  rows.reduce(
    (all, row) => ({
      sales: all.sales + row.sales,
      gross_minor: all.gross_minor + row.gross_minor,
      refunded_minor: all.refunded_minor + row.refunded_minor,
    }),
    NOTHING
  )

/** The days asked for, and those before, which are read together. */
export function spansOf(day: string, range: number): { now: Span; all: Span } {
  const now = spanUntil(day, range)
  return { now, all: { from: spanBefore(now).from, to: now.to } }
}

/** A range with what the same number of days before it brought. */
export function trendOf(
  { now, currency }: { now: Span; currency: string },
  rows: readonly DayTakings[]
): Trend {
  const inRange = rows.filter(({ day }) => isWithin(now, day))
  const before = rows.filter(({ day }) => isWithin(spanBefore(now), day))
  const days = compareDays(now, rows)
  return {
    range: days.length,
    from: now.from,
    to: now.to,
    currency_code: currency,
    now: toView(sumOf(inRange)),
    before: toView(sumOf(before)),
    series: days.map((each) => ({
      day: each.day,
      sales: each.now?.sales ?? 0,
      net_minor: toView(each.now ?? NOTHING).net_minor,
      before_sales: each.before?.sales ?? 0,
      before_net_minor: toView(each.before ?? NOTHING).net_minor,
    })),
  }
}
