import fc from "fast-check"
import {
  compareDays,
  daysOf,
  isWithin,
  lengthOf,
  monthOf,
  spanBefore,
  spanUntil,
} from "../spans"

const day = fc
  .date({
    min: new Date("2000-01-01T00:00:00Z"),
    max: new Date("2099-12-31T00:00:00Z"),
    noInvalidDate: true,
  })
  .map((date) => date.toISOString().slice(0, 10))
const length = fc.integer({ min: 1, max: 400 })

it("a span ends today and has as many days as asked for", () => {
  fc.assert(
    fc.property(day, length, (today, days) => {
      const span = spanUntil(today, days)
      expect(span.to).toBe(today)
      expect(lengthOf(span)).toBe(days)
      expect(new Set(daysOf(span)).size).toBe(days)
    })
  )
})

it("the span before is as long and leaves no day between", () => {
  fc.assert(
    fc.property(day, length, (today, days) => {
      const span = spanUntil(today, days)
      const before = spanBefore(span)
      expect(lengthOf(before)).toBe(days)
      expect([...daysOf(before), ...daysOf(span)]).toEqual(
        daysOf(spanUntil(today, 2 * days))
      )
    })
  )
})

it("each day stands beside the one a span earlier", () => {
  fc.assert(
    fc.property(day, length, (today, days) => {
      const span = spanUntil(today, days)
      const all = [...daysOf(spanBefore(span)), ...daysOf(span)]
      const rows = all.map((each) => ({ day: each }))
      const pairs = compareDays(span, rows)
      expect(pairs.map((pair) => pair.day)).toEqual(daysOf(span))
      expect(pairs.map((pair) => pair.before?.day)).toEqual(
        daysOf(spanBefore(span))
      )
      expect(pairs.every((pair) => isWithin(span, pair.now?.day ?? ""))).toBe(
        true
      )
    })
  )
})

it("says nothing of a day on which nothing was sold", () => {
  const [first, last] = compareDays(spanUntil("2026-03-01", 2), [
    { day: "2026-03-01" },
    { day: "2026-02-26" },
  ])
  expect(first).toEqual({
    day: "2026-02-28",
    now: undefined,
    before: { day: "2026-02-26" },
  })
  expect(last?.before).toBeUndefined()
  expect(monthOf("2026-03-17")).toBe("2026-03-01")
})
