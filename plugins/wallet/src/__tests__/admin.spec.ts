import fc from "fast-check"
import { waterfall } from "@codex/payouts"
import { ago, percent } from "../admin/lib/format"
import { partsOf, widths } from "../admin/lib/parts"

const sale = (price: bigint, commissionBps: number, fee: bigint) =>
  waterfall({
    priceMinor: price,
    taxMinor: 0n,
    discountMinor: 0n,
    discountBornBy: "seller",
    processingFeeMinor: fee,
    feeBornBy: "platform",
    commissionBps,
    shares: [
      { payeeId: "o", payeeKind: "organization", label: "Brand", bps: 3_000 },
      { payeeId: "c", payeeKind: "creator", label: "Anna", bps: 7_000 },
    ],
  })

describe("the picture of a waterfall", () => {
  it("shows the platform what it keeps after the fee it pays", () => {
    const parts = partsOf(sale(5_000n, 1_500, 175n))
    expect(parts.map((part) => [part.key, part.amount_minor])).toEqual([
      ["processing_fee", 175],
      ["platform", 575],
      ["organization", 1_275],
      ["creator", 2_975],
    ])
  })

  it("adds up to the price wherever the commission covers the fee", () => {
    const price = fc.bigInt({ min: 100n, max: 99_999n })
    fc.assert(
      fc.property(price, fc.integer({ min: 0, max: 9_999 }), (p, bps) => {
        const fee = (p * BigInt(bps)) / 20_000n
        const parts = partsOf(sale(p, bps, fee))
        const sum = parts.reduce((total, part) => total + part.amount_minor, 0)
        expect(sum).toBe(Number(p))
        const width = widths(parts).reduce((a, b) => a + b, 0)
        expect(Math.abs(width - 100)).toBeLessThan(1e-6)
      })
    )
  })

  it("draws nothing for a free sale, without dividing by it", () => {
    expect(widths(partsOf(sale(0n, 1_500, 0n)))).toEqual([])
  })
})

describe("numbers as people read them", () => {
  it("writes rates and times", () => {
    expect(percent(1_550)).toBe("15.5 %")
    const now = Date.parse("2026-03-01T12:00:00Z")
    const at = (iso: string) => ago(iso, "en", now)
    expect(at("2026-03-01T10:00:00Z")).toBe("2 hours ago")
    expect(at("2026-03-01T11:59:50Z")).toBe("now")
    expect(at("2025-12-01T12:00:00Z")).toBe("Dec 1, 2025")
  })
})
