import fc from "fast-check"
import { asPosition, positionDelta, splitLegs } from "../position-delta"
import { purchasePosition } from "../purchase-position"
import type { Position, PositionFacts } from "../purchase-position"
import { waterfall } from "../waterfall"
import type { Waterfall, WaterfallInput } from "../waterfall-types"

const SALE: WaterfallInput = {
  priceMinor: 5_000n,
  taxMinor: 0n,
  discountMinor: 0n,
  discountBornBy: "seller",
  processingFeeMinor: 175n,
  feeBornBy: "platform",
  commissionBps: 1_500,
  shares: [
    { payeeId: "org_1", payeeKind: "organization", label: "O", bps: 3_000 },
    { payeeId: "cr_1", payeeKind: "creator", label: "C", bps: 7_000 },
  ],
}

const SOLD: PositionFacts = {
  captured: true,
  refundedMinor: 0n,
  dispute: null,
}

const read = (position: Position) =>
  Object.fromEntries(
    [...position].map(([account, amount]) => [account, Number(amount)])
  )

const anySale: fc.Arbitrary<Waterfall> = fc
  .record({
    priceMinor: fc.bigInt({ min: 100n, max: 99_999n }),
    taxBps: fc.nat(2_500),
    discountBps: fc.nat(7_000),
    discountBornBy: fc.constantFrom("seller" as const, "platform" as const),
    processingFeeMinor: fc.bigInt({ min: 0n, max: 500n }),
    feeBornBy: fc.constantFrom("platform" as const, "organization" as const),
    commissionBps: fc.nat(10_000),
    cuts: fc.tuple(fc.nat(10_000), fc.nat(10_000)),
  })
  .map(({ taxBps, discountBps, cuts, ...rest }) => {
    const [low = 0, high = 0] = [...cuts].sort((a, b) => a - b)
    const [first, ...others] = SALE.shares
    return waterfall({
      ...rest,
      taxMinor: (rest.priceMinor * BigInt(taxBps)) / 10_000n,
      discountMinor: (rest.priceMinor * BigInt(discountBps)) / 10_000n,
      shares: [
        {
          ...first,
          payeeId: "org_1",
          payeeKind: "organization",
          label: "O",
          bps: low,
        },
        ...others.map((share) => ({ ...share, bps: high - low })),
        {
          payeeId: "cr_2",
          payeeKind: "creator",
          label: "D",
          bps: 10_000 - high,
        },
      ],
    })
  })

const anyDispute = fc.option(
  fc.record({
    state: fc.constantFrom("needs_response", "under_review", "won", "lost"),
    withdrawnMinor: fc.bigInt({ min: 0n, max: 99_999n }),
    feeMinor: fc.constantFrom(0n, 1_500n),
  })
) as fc.Arbitrary<PositionFacts["dispute"]>

const sum = (position: Position) =>
  [...position.values()].reduce((a, b) => a + b, 0n)

describe("the position of a purchase", () => {
  it("is nothing before the capture and the sale after it", () => {
    const sale = waterfall(SALE)
    expect(read(purchasePosition(sale, { ...SOLD, captured: false }))).toEqual(
      {}
    )
    expect(read(purchasePosition(sale, SOLD))).toEqual({
      "platform:clearing": -4_825,
      "platform:fee": 750,
      "platform:processing_fees": -175,
      "payee:org_1:claim": 1_275,
      "payee:cr_1:claim": 2_975,
    })
  })

  it("after a full refund is the spent fee and nothing else", () => {
    const refunded = { ...SOLD, refundedMinor: 5_000n }
    expect(read(purchasePosition(waterfall(SALE), refunded))).toEqual({
      "platform:clearing": 175,
      "platform:processing_fees": -175,
    })
    const direct = waterfall({ ...SALE, feeBornBy: "organization" })
    expect(read(purchasePosition(direct, refunded))).toEqual({
      "platform:clearing": 175,
      "platform:refund_loss": -175,
    })
  })

  it("takes a partial refund from everyone by share", () => {
    const sale = waterfall({
      ...SALE,
      commissionBps: 0,
      processingFeeMinor: 0n,
    })
    expect(
      read(purchasePosition(sale, { ...SOLD, refundedMinor: 1_001n }))
    ).toEqual({
      "platform:clearing": -3_999,
      "payee:org_1:claim": 1_200,
      "payee:cr_1:claim": 2_799,
    })
  })

  it("corrects the fee to what the processor really kept", () => {
    const fact = { ...SOLD, realProcessingFeeMinor: 230n }
    expect(read(purchasePosition(waterfall(SALE), fact))).toMatchObject({
      "platform:clearing": -4_770,
      "platform:processing_fees": -230,
      "payee:cr_1:claim": 2_975,
    })
    const direct = waterfall({ ...SALE, feeBornBy: "organization" })
    expect(read(purchasePosition(direct, fact))).toMatchObject({
      "platform:clearing": -4_770,
      "payee:org_1:claim": 1_045,
    })
  })

  it("holds what is disputed, and loses it with the dispute", () => {
    const dispute = { withdrawnMinor: 5_000n, feeMinor: 1_500n }
    const open = { ...dispute, state: "needs_response" } as const
    expect(
      read(purchasePosition(waterfall(SALE), { ...SOLD, dispute: open }))
    ).toEqual({
      "platform:clearing": 1_675,
      "platform:fee": 750,
      "platform:processing_fees": -175,
      "platform:dispute_loss": -6_500,
      "payee:org_1:dispute_hold": 1_275,
      "payee:cr_1:dispute_hold": 2_975,
    })
    const lost = { ...dispute, state: "lost" } as const
    expect(
      read(purchasePosition(waterfall(SALE), { ...SOLD, dispute: lost }))
    ).toEqual({
      "platform:clearing": 1_675,
      "platform:processing_fees": -175,
      "platform:dispute_loss": -1_500,
    })
  })
})

describe("any sale", () => {
  it("adds up to zero whatever is known", () => {
    fc.assert(
      fc.property(
        anySale,
        fc.bigInt({ min: 0n, max: 99_999n }),
        anyDispute,
        fc.option(fc.bigInt({ min: 0n, max: 900n })),
        (sale, refundedMinor, dispute, realProcessingFeeMinor) => {
          const facts = {
            captured: true,
            refundedMinor,
            dispute,
            realProcessingFeeMinor,
          }
          expect(sum(purchasePosition(sale, facts))).toBe(0n)
        }
      )
    )
  })

  it("fully refunded leaves payees, commission, tax and discount at zero", () => {
    fc.assert(
      fc.property(anySale, (sale) => {
        const refundedMinor = BigInt(sale.paid_minor)
        const left = purchasePosition(sale, { ...SOLD, refundedMinor })
        for (const account of left.keys()) {
          expect([
            "platform:clearing",
            "platform:processing_fees",
            "platform:refund_loss",
          ]).toContain(account)
        }
      })
    )
  })

  it("mirrors tax refund by refund, and owes none after the last", () => {
    const anyCuts = fc.array(fc.nat(10_000), { maxLength: 6 })
    fc.assert(
      fc.property(anySale, anyCuts, (sale, cuts) => {
        const paid = BigInt(sale.paid_minor)
        const owed = [...cuts.sort((a, b) => a - b), 10_000].map((bps) => {
          const refundedMinor = (paid * BigInt(bps)) / 10_000n
          const left = purchasePosition(sale, { ...SOLD, refundedMinor })
          return left.get("platform:tax_payable") ?? 0n
        })
        expect(owed.at(-1)).toBe(0n)
        owed.reduce((before, after) => {
          expect(after).toBeGreaterThanOrEqual(0n)
          expect(after).toBeLessThanOrEqual(before)
          return after
        }, BigInt(sale.tax_minor))
      })
    )
  })

  it("never owes a payee less than nothing, nor more after a larger refund", () => {
    fc.assert(
      fc.property(anySale, fc.nat(10_000), fc.nat(10_000), (sale, a, b) => {
        const at = (bps: number) =>
          purchasePosition(sale, {
            ...SOLD,
            refundedMinor: (BigInt(sale.paid_minor) * BigInt(bps)) / 10_000n,
          })
        const [less, more] = [at(Math.min(a, b)), at(Math.max(a, b))]
        for (const { payee_id } of sale.shares) {
          const account = `payee:${payee_id}:claim`
          const rest = more.get(account) ?? 0n
          expect(rest).toBeGreaterThanOrEqual(0n)
          expect(rest).toBeLessThanOrEqual(less.get(account) ?? 0n)
        }
      })
    )
  })

  it("returns to before when a dispute is won", () => {
    fc.assert(
      fc.property(anySale, fc.nat(10_000), (sale, bps) => {
        const paid = BigInt(sale.paid_minor)
        const before = {
          ...SOLD,
          refundedMinor: (paid * BigInt(bps)) / 10_000n,
        }
        const dispute = {
          state: "won",
          withdrawnMinor: paid,
          feeMinor: 0n,
        } as const
        expect(purchasePosition(sale, { ...before, dispute })).toEqual(
          purchasePosition(sale, before)
        )
      })
    )
  })
})

describe("posting the difference", () => {
  /** Facts in any order, each telling a little more or less than the one before. */
  const anyStory = fc.array(
    fc.record({
      captured: fc.boolean(),
      refundedMinor: fc.bigInt({ min: 0n, max: 5_000n }),
      dispute: anyDispute,
      realProcessingFeeMinor: fc.option(fc.bigInt({ min: 0n, max: 900n })),
    }),
    { maxLength: 8 }
  )

  it("ends the same after any story, in balanced steps", () => {
    fc.assert(
      fc.property(anySale, anyStory, anyDispute, (sale, story, dispute) => {
        const end = { captured: true, refundedMinor: 77n, dispute }
        const posted: { account: string; amountMinor: bigint }[] = []
        for (const facts of [...story, end]) {
          const bucket = facts.dispute ? "available" : "pending"
          const legs = positionDelta(
            purchasePosition(sale, facts),
            asPosition(posted),
            bucket
          )
          expect(legs.reduce((all, leg) => all + leg.amountMinor, 0n)).toBe(0n)
          posted.push(...legs)
        }
        const left = [...asPosition(posted)].filter(
          ([, amount]) => amount !== 0n
        )
        expect(new Map(left)).toEqual(purchasePosition(sale, end))
      })
    )
  })

  it("cuts a journal that is too long into balanced ones", () => {
    const legs = Array.from({ length: 70 }, (_, index) => ({
      account: `payee:p${index}:pending`,
      amountMinor: index % 2 === 0 ? 7n : -7n,
    }))
    const parts = splitLegs(legs, 32, "platform:suspense")
    expect(parts.every((part) => part.length <= 32)).toBe(true)
    for (const part of parts) {
      expect(part.reduce((all, leg) => all + leg.amountMinor, 0n)).toBe(0n)
    }
    const bridged = parts
      .flat()
      .filter(({ account }) => account === "platform:suspense")
    expect(bridged.reduce((all, leg) => all + leg.amountMinor, 0n)).toBe(0n)
  })
})
