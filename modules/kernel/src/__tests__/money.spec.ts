import fc from "fast-check"
import { allocate, formatMinor, minor, minorToJson, shareBps } from "../money"

const amount = fc.bigInt({ min: 0n, max: 10n ** 15n })

describe("money", () => {
  it("allocates every unit, each part within one unit of its share", () => {
    fc.assert(
      fc.property(
        amount,
        fc.array(fc.bigInt({ min: 0n, max: 10_000n }), { minLength: 1 }),
        (total, weights) => {
          const sum = weights.reduce((a, b) => a + b, 0n)
          fc.pre(sum > 0n)
          const parts = allocate(total, weights)
          expect(parts.reduce((a, b) => a + b, 0n)).toBe(total)
          parts.forEach((part, i) => {
            const exact = total * (weights[i] ?? 0n)
            const off = part * sum - exact
            expect(off < sum && off > -sum).toBe(true)
          })
        }
      )
    )
  })

  it("rounds a rate half up and never beyond the amount", () => {
    expect(shareBps(1999n, 1500)).toBe(300n)
    expect(shareBps(1n, 5000)).toBe(1n)
    fc.assert(
      fc.property(amount, fc.integer({ min: 0, max: 10_000 }), (a, bps) => {
        const share = shareBps(a, bps)
        expect(share >= 0n && share <= a).toBe(true)
        expect(shareBps(-a, bps)).toBe(-share)
      })
    )
  })

  it("refuses fractions and what JSON would round", () => {
    expect(() => minor(1.5)).toThrow(RangeError)
    expect(() => minorToJson(2n ** 60n)).toThrow(RangeError)
    expect(minorToJson(minor("1999"))).toBe(1999)
  })

  it("formats for people", () => {
    expect(formatMinor(1999n, "usd")).toBe("$19.99")
    expect(formatMinor(500n, "jpy")).toBe("¥500")
  })
})
