import fc from "fast-check"
import { dollars, dollarsText, parseDollars } from "../admin/lib/dollars"

describe("parseDollars", () => {
  it.each([
    ["19.99", 1999],
    ["$19.99", 1999],
    [" $ 5 ", 500],
    ["19,99", 1999],
    ["1,200", 120_000],
    ["1,200.5", 120_050],
    ["0.1", 10],
    ["1.15", 115],
    ["0", 0],
  ])("%s is %i cents", (text, cents) => {
    expect(parseDollars(text)).toBe(cents)
  })

  it.each(["", "abc", "1.999", "-5", "1e3", "12,34,567", "$", ".5", "1 000"])(
    "%j is not an amount",
    (text) => {
      expect(parseDollars(text)).toBeNull()
    }
  )

  it("reads back every amount it writes, to the cent", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), (minor) => {
        expect(parseDollars(dollarsText(minor))).toBe(minor)
        expect(parseDollars(dollars(minor))).toBe(minor)
      })
    )
  })
})
