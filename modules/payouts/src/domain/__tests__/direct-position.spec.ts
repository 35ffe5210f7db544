import fc from "fast-check"
import { applicationFeeMinor } from "../direct-position"
import { waterfallLegs } from "../legs"
import { purchasePosition } from "../purchase-position"
import type { PositionFacts } from "../purchase-position"
import { waterfall } from "../waterfall"
import type { ShareInput, Waterfall, WaterfallInput } from "../waterfall-types"

const owner: ShareInput[] = [
  { payeeId: "cr_1", payeeKind: "creator", label: "You", bps: 10_000 },
]
const brand = (bps: number): ShareInput[] => [
  { payeeId: "org_1", payeeKind: "organization", label: "O", bps },
  { payeeId: "cr_1", payeeKind: "creator", label: "C", bps: 10_000 - bps },
]

const sale = (over: Partial<WaterfallInput> = {}): WaterfallInput => ({
  priceMinor: 5_000n,
  taxMinor: 0n,
  discountMinor: 0n,
  discountBornBy: "seller",
  processingFeeMinor: 175n,
  feeBornBy: "organization",
  settlement: "direct",
  commissionBps: 1_500,
  shares: brand(3_000),
  ...over,
})

const SOLD: PositionFacts = {
  captured: true,
  refundedMinor: 0n,
  dispute: null,
}

const read = (frozen: Waterfall, facts: Partial<PositionFacts> = {}) =>
  Object.fromEntries(
    [...purchasePosition(frozen, { ...SOLD, ...facts })].map(
      ([account, amount]) => [account, Number(amount)]
    )
  )

describe("$50.00 into the organization's own Stripe account", () => {
  it("leaves the owner $48.25 at platform 0 %", () => {
    const frozen = waterfall(sale({ commissionBps: 0, shares: owner }))
    expect(applicationFeeMinor(frozen)).toBe(0n)
    expect(read(frozen)).toEqual({
      "platform:connected": -4_825,
      "payee:cr_1:direct": 4_825,
    })
  })

  it("leaves the owner $48.25 less the commission", () => {
    const frozen = waterfall(sale({ shares: owner }))
    expect(applicationFeeMinor(frozen)).toBe(750n)
    expect(read(frozen)).toEqual({
      "platform:clearing": -750,
      "platform:connected": -4_075,
      "platform:fee": 750,
      "payee:cr_1:direct": 4_075,
    })
  })

  it("notes every share, the fee with the organization", () => {
    expect(read(waterfall(sale()))).toEqual({
      "platform:clearing": -750,
      "platform:connected": -4_075,
      "platform:fee": 750,
      "payee:org_1:direct": 1_100,
      "payee:cr_1:direct": 2_975,
    })
  })

  it("costs the organization the processing fee when all is given back", () => {
    const back = { refundedMinor: 5_000n, applicationFeeBackMinor: 750n }
    expect(read(waterfall(sale()), back)).toEqual({
      "platform:connected": 175,
      "payee:org_1:direct": -175,
    })
  })

  it("costs it the commission as well where the platform keeps it", () => {
    expect(read(waterfall(sale()), { refundedMinor: 5_000n })).toEqual({
      "platform:clearing": -750,
      "platform:connected": 925,
      "platform:fee": 750,
      "payee:org_1:direct": -925,
    })
  })

  it("debits the organization for a dispute, and nobody's wallet", () => {
    const dispute = {
      state: "lost" as const,
      withdrawnMinor: 5_000n,
      feeMinor: 1_500n,
    }
    expect(read(waterfall(sale()), { dispute })).toEqual({
      "platform:clearing": -750,
      "platform:connected": 2_425,
      "platform:fee": 750,
      "payee:org_1:direct": -2_425,
    })
    const won = { ...dispute, state: "won" as const }
    expect(read(waterfall(sale()), { dispute: won })).toMatchObject({
      "payee:org_1:direct": 1_100 - 1_500,
      "payee:cr_1:direct": 2_975,
    })
  })

  it("leaves the tax with the organization, which owes it", () => {
    expect(
      read(waterfall(sale({ taxMinor: 500n, shares: brand(10_000) })))
    ).toEqual({
      "platform:clearing": -675,
      "platform:connected": -4_150,
      "platform:fee": 675,
      "payee:org_1:direct": 4_500 - 675 + 500 - 175,
    })
  })

  it("owes what the platform promised beyond its commission", () => {
    const promised = { discountMinor: 1_000n, discountBornBy: "platform" }
    const frozen = waterfall(sale(promised as Partial<WaterfallInput>))
    expect(applicationFeeMinor(frozen)).toBe(0n)
    const sums = read(frozen)
    expect(sums["platform:discounts"]).toBe(-1_000)
    expect(sums["payee:org_1:claim"]).toBe(250)
    expect(sums["payee:org_1:direct"]).toBe(1_100 - 250)
    const back = read(frozen, { refundedMinor: 4_000n })
    expect(back).toEqual({
      "platform:connected": 175,
      "payee:org_1:direct": -175,
    })
  })
})

const anySale = fc
  .record({
    priceMinor: fc.bigInt({ min: 100n, max: 99_999n }),
    taxBps: fc.nat(2_500),
    discountBps: fc.nat(7_000),
    discountBornBy: fc.constantFrom("seller" as const, "platform" as const),
    processingFeeMinor: fc.bigInt({ min: 0n, max: 500n }),
    commissionBps: fc.nat(10_000),
    organizationBps: fc.nat(10_000),
  })
  .map(({ taxBps, discountBps, organizationBps, ...rest }) =>
    waterfall(
      sale({
        ...rest,
        taxMinor: (rest.priceMinor * BigInt(taxBps)) / 10_000n,
        discountMinor: (rest.priceMinor * BigInt(discountBps)) / 10_000n,
        shares: brand(organizationBps),
      })
    )
  )

const life = fc.record({
  refunded: fc.nat(10_000),
  feeBack: fc.nat(10_000),
  withdrawn: fc.nat(10_000),
  state: fc.constantFrom("needs_response" as const, "won" as const),
  disputeFee: fc.constantFrom(0n, 1_500n),
  realFee: fc.option(fc.bigInt({ min: 0n, max: 900n }), { nil: null }),
})

const of = (whole: bigint, bps: number) => (whole * BigInt(bps)) / 10_000n

describe("for any direct sale and whatever becomes of it", () => {
  const property = (
    check: (frozen: Waterfall, facts: PositionFacts) => boolean
  ) =>
    fc.assert(
      fc.property(anySale, life, (frozen, told) => {
        const paid = BigInt(frozen.paid_minor)
        const refunded = of(paid, told.refunded)
        return check(frozen, {
          captured: true,
          realProcessingFeeMinor: told.realFee,
          refundedMinor: refunded,
          applicationFeeBackMinor: of(
            applicationFeeMinor(frozen),
            told.feeBack
          ),
          dispute: {
            state: told.state,
            withdrawnMinor: of(paid - refunded, told.withdrawn),
            feeMinor: told.disputeFee,
          },
        })
      })
    )
  const at = (frozen: Waterfall, facts: PositionFacts, account: string) =>
    purchasePosition(frozen, facts).get(account) ?? 0n

  it("adds up to zero", () => {
    property((frozen, facts) => {
      const all = [...purchasePosition(frozen, facts).values()]
      return all.reduce((a, b) => a + b, 0n) === 0n
    })
  })

  it("has the platform's balance in clearing, the account's in connected", () => {
    property((frozen, facts) => {
      const kept =
        applicationFeeMinor(frozen) - (facts.applicationFeeBackMinor ?? 0n)
      const fee =
        facts.realProcessingFeeMinor ??
        BigInt(frozen.processing_fee.amount_minor)
      const away =
        facts.dispute?.state === "won"
          ? 0n
          : (facts.dispute?.withdrawnMinor ?? 0n)
      const left =
        BigInt(frozen.paid_minor) -
        facts.refundedMinor -
        away -
        fee -
        (facts.dispute?.feeMinor ?? 0n) -
        kept
      return (
        at(frozen, facts, "platform:clearing") === -kept &&
        at(frozen, facts, "platform:connected") === -left
      )
    })
  })

  it("never holds or owes a share a second time", () => {
    property((frozen, facts) =>
      [...purchasePosition(frozen, facts)].every(
        ([account, amount]) =>
          !/:(pending|available|dispute_hold)$/.test(account) &&
          (!account.endsWith(":claim") || amount > 0n)
      )
    )
  })

  it("posts at the sale what the position says", () => {
    fc.assert(
      fc.property(anySale, (frozen) => {
        const legs = waterfallLegs(frozen).map(({ account, amountMinor }) => [
          account.replace(/:pending$/, ":claim"),
          Number(amountMinor),
        ])
        expect(Object.fromEntries(legs)).toEqual(read(frozen))
      })
    )
  })
})
