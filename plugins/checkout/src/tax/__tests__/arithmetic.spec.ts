import fc from "fast-check"
import { ppmOfPercent, taxOn } from "../arithmetic"

const vat = (percent: number) => ({
  label: "VAT",
  ratePpm: ppmOfPercent(percent),
})

describe("tax on a price", () => {
  it.each([
    ["7 % added to $19.99", 1_999n, [7], false, 140n],
    ["20 % inside $24.00", 2_400n, [20], true, 400n],
    ["19 % inside $1.00", 100n, [19], true, 16n],
    ["8.875 % added to $10.00", 1_000n, [8.875], false, 89n],
    [
      "5 % and 9.975 % added to $20.00, rounded once",
      2_000n,
      [5, 9.975],
      false,
      300n,
    ],
    ["nothing", 2_000n, [0], false, 0n],
    ["no rate at all", 2_000n, [], true, 0n],
  ] as const)("%s", (_, amount, percents, inclusive, tax) => {
    expect(taxOn(amount, percents.map(vat), inclusive).taxMinor).toBe(tax)
  })

  const anyAmount = fc.bigInt({ min: 0n, max: 99_999_999n })
  const anyRates = fc.array(fc.nat(300_000), { maxLength: 4 })

  it("is what its parts add up to, and less than half a cent off", () => {
    fc.assert(
      fc.property(anyAmount, anyRates, fc.boolean(), (amount, ppm, inside) => {
        const rates = ppm.map((ratePpm) => ({ label: "Tax", ratePpm }))
        const { taxMinor, parts } = taxOn(amount, rates, inside)
        const whole = ppm.reduce((sum, rate) => sum + BigInt(rate), 0n)
        const of = inside ? 1_000_000n + whole : 1_000_000n
        const off = taxMinor * of - amount * whole
        expect(parts.reduce((sum, part) => sum + part.amountMinor, 0n)).toBe(
          taxMinor
        )
        expect(2n * (off < 0n ? -off : off)).toBeLessThanOrEqual(of)
      })
    )
  })

  it("added to what is left of a price with tax inside gives the price", () => {
    fc.assert(
      fc.property(anyAmount, fc.nat(300_000), (gross, ratePpm) => {
        const rates = [{ label: "VAT", ratePpm }]
        const net = gross - taxOn(gross, rates, true).taxMinor
        const again = net + taxOn(net, rates, false).taxMinor
        expect([gross - 1n, gross, gross + 1n]).toContain(again)
      })
    )
  })

  it("is of nothing negative", () => {
    expect(() => taxOn(-1n, [vat(7)], false)).toThrow(RangeError)
    expect(() => taxOn(1n, [vat(-7)], false)).toThrow(RangeError)
  })
})
