import { parseTime, timeText } from "../cue-time"

it.each([
  ["0:00", 0],
  ["1:02.5", 62_500],
  ["01:02:03,250", 3_723_250],
  ["90:00", 5_400_000],
  ["1:60", undefined],
  ["1:61:00", undefined],
  ["soon", undefined],
  ["", undefined],
])("reads %s", (text, ms) => {
  expect(parseTime(text)).toBe(ms)
})

it("writes what it reads", () => {
  for (const ms of [0, 999, 62_500, 3_723_250]) {
    expect(parseTime(timeText(ms))).toBe(ms)
  }
  expect(timeText(62_000, true)).toBe("1:02")
  expect(timeText(62_500, true)).toBe("1:02.500")
})
