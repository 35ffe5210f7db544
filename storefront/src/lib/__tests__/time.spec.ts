import { clock, isoDuration, longDate } from "../time"

it("shows a duration like a clock", () => {
  expect(clock(0)).toBe("0:00")
  expect(clock(12_400)).toBe("0:12")
  expect(clock(372_000)).toBe("6:12")
  expect(clock(3_720_000)).toBe("1:02:00")
  expect(clock(-5)).toBe("0:00")
})

it("writes durations and dates for machines and people", () => {
  expect(isoDuration(372_000)).toBe("PT6M12S")
  expect(longDate("2026-11-21T23:30:00.000Z")).toBe("21 November 2026")
})
