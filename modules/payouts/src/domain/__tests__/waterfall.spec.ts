import fc from "fast-check"
import { waterfallLegs } from "../legs"
import { estimateProcessingFee, STRIPE_LIST_PRICE } from "../processing-fee"
import { split } from "../rounding"
import { waterfall, withProcessingFee } from "../waterfall"
import type { Waterfall, WaterfallInput } from "../waterfall-types"

const shares = (organizationBps: number): WaterfallInput["shares"] => [
  {
    payeeId: "org_1",
    payeeKind: "organization",
    label: "Organization",
    bps: organizationBps,
  },
  {
    payeeId: "cr_1",
    payeeKind: "creator",
    label: "Creator",
    bps: 10_000 - organizationBps,
  },
]

const sale = (over: Partial<WaterfallInput> = {}): WaterfallInput => ({
  priceMinor: 5_000n,
  taxMinor: 0n,
  discountMinor: 0n,
  discountBornBy: "seller",
  processingFeeMinor: 175n,
  feeBornBy: "platform",
  commissionBps: 1_500,
  shares: shares(3_000),
  ...over,
})

const net = (result: Waterfall) =>
  Object.fromEntries(result.shares.map((s) => [s.payee_id, s.net_minor]))

/** What the ledger would hold afterwards, per account. */
function posted(result: Waterfall): Record<string, bigint> {
  const accounts: Record<string, bigint> = {}
  for (const { account, amountMinor } of waterfallLegs(result)) {
    accounts[account] = (accounts[account] ?? 0n) + amountMinor
  }
  return accounts
}

const anySale: fc.Arbitrary<WaterfallInput> = fc
  .record({
    priceMinor: fc.bigInt({ min: 0n, max: 99_999_999n }),
    tax: fc.nat(3_000),
    discount: fc.nat(10_000),
    discountBornBy: fc.constantFrom("seller" as const, "platform" as const),
    processingFeeMinor: fc.bigInt({ min: 0n, max: 5_000n }),
    feeBornBy: fc.constantFrom("platform" as const, "organization" as const),
    commissionBps: fc.nat(10_000),
    organizationBps: fc.nat(10_000),
  })
  .map(({ tax, discount, organizationBps, ...rest }) => {
    const taxMinor = (rest.priceMinor * BigInt(tax)) / 10_000n
    const left = rest.priceMinor - taxMinor
    const discountMinor = (left * BigInt(discount)) / 10_000n
    return { ...rest, taxMinor, discountMinor, shares: shares(organizationBps) }
  })

describe("PRODUCT's worked example: $50.00", () => {
  it("estimates the processor's 2.9 % + $0.30 as $1.75", () => {
    expect(estimateProcessingFee(5_000n, STRIPE_LIST_PRICE)).toBe(175n)
    expect(estimateProcessingFee(0n, STRIPE_LIST_PRICE)).toBe(0n)
  })

  it("gives 15/35 at platform 0 %", () => {
    const result = waterfall(sale({ commissionBps: 0 }))
    expect(net(result)).toEqual({ org_1: 1_500, cr_1: 3_500 })
    expect(posted(result)).toEqual({
      "platform:clearing": -4_825n,
      "platform:processing_fees": -175n,
      "payee:org_1:pending": 1_500n,
      "payee:cr_1:pending": 3_500n,
    })
  })

  it("leaves the sole owner $48.25 where the seller bears the fee", () => {
    const owner = [
      {
        payeeId: "cr_1",
        payeeKind: "creator" as const,
        label: "You",
        bps: 10_000,
      },
    ]
    const result = waterfall(
      sale({ commissionBps: 0, feeBornBy: "organization", shares: owner })
    )
    expect(net(result)).toEqual({ cr_1: 4_825 })
    expect(posted(result)).toEqual({
      "platform:clearing": -4_825n,
      "payee:cr_1:pending": 4_825n,
    })
  })

  it("takes the platform's 15 % first, then 30/70 of the rest", () => {
    const result = waterfall(sale())
    expect(result.commission.amount_minor).toBe(750)
    expect(net(result)).toEqual({ org_1: 1_275, cr_1: 2_975 })
  })

  it("takes the fee from the organization's share in direct", () => {
    const result = waterfall(sale({ feeBornBy: "organization" }))
    expect(net(result)).toEqual({ org_1: 1_100, cr_1: 2_975 })
    expect(result.processing_fee.payees_minor).toBe(175)
  })

  it("reads in the order money falls", () => {
    expect(waterfall(sale()).lines).toEqual([
      line("price", "Price", 5_000),
      line("processing_fee", "Processing fee (paid by the platform)", -175),
      line("platform", "Platform commission 15 %", 750, 1_500),
      line("organization", "Organization 30 %", 1_275, 3_000, "org_1"),
      line("creator", "Creator 70 %", 2_975, 7_000, "cr_1"),
    ])
  })
})

const line = (
  key: string,
  label: string,
  amount_minor: number,
  bps: number | null = null,
  payee_id: string | null = null
) => ({ key, label, amount_minor, bps, payee_id })

describe("base of commission", () => {
  it("is net of tax and of the seller's own discount", () => {
    const input = sale({ taxMinor: 500n, discountMinor: 1_000n })
    const result = waterfall(input)
    expect(result.base_minor).toBe(3_500)
    expect(posted(result)["platform:tax_payable"]).toBe(500n)
    expect(result.paid_minor).toBe(4_000)
  })

  it("ignores a discount the platform funds, which becomes its cost", () => {
    const result = waterfall(
      sale({ discountMinor: 1_000n, discountBornBy: "platform" })
    )
    expect(result.base_minor).toBe(5_000)
    expect(posted(result)["platform:discounts"]).toBe(-1_000n)
    expect(net(result)).toEqual(net(waterfall(sale())))
  })
})

describe("for any sale", () => {
  it("posts legs that add up to zero, none of them zero", () => {
    fc.assert(
      fc.property(anySale, (input) => {
        const legs = waterfallLegs(waterfall(input))
        const sum = legs.reduce((total, leg) => total + leg.amountMinor, 0n)
        return sum === 0n && legs.every((leg) => leg.amountMinor !== 0n)
      })
    )
  })

  it("leaves nobody who is owed money below zero", () => {
    fc.assert(
      fc.property(anySale, (input) =>
        Object.entries(posted(waterfall(input)))
          .filter(([account]) => account.startsWith("payee:"))
          .every(([, amount]) => amount >= 0n)
      )
    )
  })

  it("posts what the preview shows, after a trip through JSON", () => {
    fc.assert(
      fc.property(anySale, (input) => {
        const preview = waterfall(input)
        const frozen = JSON.parse(JSON.stringify(preview)) as Waterfall
        expect(frozen).toEqual(preview)
        const accounts = posted(frozen)
        for (const share of preview.shares) {
          const account = `payee:${share.payee_id}:pending`
          expect(accounts[account] ?? 0n).toBe(BigInt(share.net_minor))
        }
        expect(accounts["platform:fee"] ?? 0n).toBe(
          BigInt(preview.commission.amount_minor)
        )
        expect(accounts["platform:clearing"] ?? 0n).toBe(
          BigInt(preview.processing_fee.amount_minor - preview.paid_minor)
        )
      })
    )
  })

  it("shares the whole base, to the cent", () => {
    fc.assert(
      fc.property(anySale, (input) => {
        const result = waterfall(input)
        const shared = result.shares.reduce((sum, s) => sum + s.amount_minor, 0)
        return shared + result.commission.amount_minor === result.base_minor
      })
    )
  })

  it("changes no payee's share with the real fee when the platform bears it", () => {
    fc.assert(
      fc.property(anySale, fc.bigInt({ min: 0n, max: 900n }), (input, fee) => {
        const frozen = waterfall({ ...input, feeBornBy: "platform" })
        expect(net(withProcessingFee(frozen, fee))).toEqual(net(frozen))
      })
    )
  })

  it("splits to the cent, within one cent of the exact share", () => {
    const rates = fc
      .array(fc.nat(2_500), { minLength: 1, maxLength: 4 })
      .map((list) => [...list, 10_000 - list.reduce((a, b) => a + b, 0)])
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 9_999_999n }),
        rates,
        (total, r) => {
          const parts = split(total, r)
          expect(parts.reduce((a, b) => a + b, 0n)).toBe(total)
          parts.forEach((part, i) => {
            const off = part * 10_000n - total * BigInt(r[i] ?? 0)
            expect(off > -10_000n && off < 10_000n).toBe(true)
          })
        }
      )
    )
  })
})

describe("what makes no sense", () => {
  it.each([
    ["a negative price", { priceMinor: -1n }],
    ["a discount above the price", { discountMinor: 5_001n }],
    ["a rate above the whole", { commissionBps: 10_001 }],
    ["shares that miss the whole", { shares: shares(3_000).slice(0, 1) }],
    [
      "one payee twice",
      { shares: shares(3_000).map((s) => ({ ...s, payeeId: "cr_1" })) },
    ],
  ])("is refused: %s", (_, over) => {
    expect(() => waterfall(sale(over))).toThrow(RangeError)
  })

  it("posts nothing for a free sale", () => {
    const free = waterfall(sale({ priceMinor: 0n, processingFeeMinor: 0n }))
    expect(waterfallLegs(free)).toEqual([])
  })
})
