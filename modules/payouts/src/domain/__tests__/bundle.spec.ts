import fc from "fast-check"
import { waterfallLegs } from "../legs"
import { asPosition, positionDelta } from "../position-delta"
import { purchasePosition } from "../purchase-position"
import { MAX_PAYEES, waterfall, withProcessingFee } from "../waterfall"
import type { ItemInput, Waterfall, WaterfallInput } from "../waterfall-types"

/** Three payees of one contract: brand, author, and a guest. */
const three = (brand: number, author: number): ItemInput["shares"] => [
  { payeeId: "org", payeeKind: "organization", label: "Brand", bps: brand },
  { payeeId: "anna", payeeKind: "creator", label: "Anna", bps: author },
  {
    payeeId: "guest",
    payeeKind: "guest",
    label: "Gus",
    bps: 10_000 - brand - author,
  },
]

const bundle = (over: Partial<WaterfallInput> = {}): WaterfallInput => ({
  priceMinor: 9_900n,
  taxMinor: 0n,
  discountMinor: 0n,
  discountBornBy: "seller",
  processingFeeMinor: 317n,
  feeBornBy: "platform",
  commissionBps: 0,
  shares: [],
  items: [
    {
      postId: "course",
      weightMinor: 7_900n,
      commissionBps: 1_500,
      shares: three(2_000, 5_000),
    },
    {
      postId: "song",
      weightMinor: 2_500n,
      commissionBps: 1_000,
      shares: three(0, 6_500),
    },
    {
      postId: "gift",
      weightMinor: 0n,
      commissionBps: 1_500,
      shares: three(3_000, 7_000),
    },
  ],
  ...over,
})

const anyItem = fc
  .record({
    weight: fc.nat(99_999),
    commissionBps: fc.nat(10_000),
    brand: fc.nat(5_000),
    author: fc.nat(5_000),
  })
  .map(({ weight, commissionBps, brand, author }) => ({
    weightMinor: BigInt(weight),
    commissionBps,
    shares: three(brand, author),
  }))

const anyBundle: fc.Arbitrary<WaterfallInput> = fc
  .record({
    price: fc.nat(500_000),
    tax: fc.nat(2_500),
    discount: fc.nat(10_000),
    fee: fc.nat(4_000),
    discountBornBy: fc.constantFrom("seller" as const, "platform" as const),
    feeBornBy: fc.constantFrom("platform" as const, "organization" as const),
    items: fc.array(anyItem, { minLength: 1, maxLength: 8 }),
  })
  .map(({ price, tax, discount, fee, items, ...rest }) => {
    const taxMinor = (BigInt(price) * BigInt(tax)) / 10_000n
    return bundle({
      ...rest,
      priceMinor: BigInt(price),
      taxMinor,
      discountMinor: ((BigInt(price) - taxMinor) * BigInt(discount)) / 10_000n,
      processingFeeMinor: BigInt(fee),
      items: items.map((item, at) => ({ ...item, postId: `p${String(at)}` })),
    })
  })

const sum = (amounts: readonly number[]) => amounts.reduce((a, b) => a + b, 0)

describe("any bundle", () => {
  it("posts balanced legs, at most 32, that are the preview to the cent", () => {
    fc.assert(
      fc.property(anyBundle, (input) => {
        const preview = waterfall(input)
        const frozen = JSON.parse(JSON.stringify(preview)) as Waterfall
        const legs = waterfallLegs(frozen)
        expect(frozen).toEqual(preview)
        expect(legs.length).toBeLessThanOrEqual(32)
        expect(legs.reduce((a, leg) => a + leg.amountMinor, 0n)).toBe(0n)
        for (const share of preview.shares) {
          const posted = legs
            .filter((leg) => leg.account === `payee:${share.payee_id}:pending`)
            .reduce((a, leg) => a + leg.amountMinor, 0n)
          expect(posted).toBe(BigInt(share.net_minor))
        }
      }),
      { numRuns: 300 }
    )
  })

  it("shares the whole base, item by item and payee by payee", () => {
    fc.assert(
      fc.property(anyBundle, (input) => {
        const result = waterfall(input)
        const items = result.items ?? []
        expect(sum(items.map((item) => item.base_minor))).toBe(
          result.base_minor
        )
        for (const item of items) {
          const shared = sum(item.shares.map((share) => share.amount_minor))
          expect(shared + item.commission.amount_minor).toBe(item.base_minor)
        }
        expect(
          sum(result.shares.map((share) => share.amount_minor)) +
            result.commission.amount_minor
        ).toBe(result.base_minor)
      })
    )
  })

  it("keeps every item's share when the real fee is known", () => {
    fc.assert(
      fc.property(anyBundle, fc.nat(4_000), (input, fee) => {
        const frozen = waterfall(input)
        const real = withProcessingFee(frozen, BigInt(fee))
        expect(real.items).toEqual(frozen.items)
        expect(real.processing_fee.amount_minor).toBe(fee)
      })
    )
  })

  it("refuses more payees than a journal has room for", () => {
    const crowd = Array.from({ length: MAX_PAYEES + 1 }, (_, at) => ({
      postId: `p${String(at)}`,
      weightMinor: 1n,
      commissionBps: 0,
      shares: [
        {
          payeeId: `cr_${String(at)}`,
          payeeKind: "creator" as const,
          label: "C",
          bps: 10_000,
        },
      ],
    }))
    expect(() => waterfall(bundle({ items: crowd }))).toThrow(/payees/)
    const fits = waterfall(
      bundle({ items: crowd.slice(1), feeBornBy: "organization", taxMinor: 1n })
    )
    expect(waterfallLegs(fits).length).toBeLessThanOrEqual(32)
  })
})

describe("three payees, a bundle, partial refunds and a change of contract", () => {
  const position = (frozen: Waterfall, refundedMinor: bigint) =>
    purchasePosition(frozen, { captured: true, refundedMinor, dispute: null })

  /** Posts each step's difference, as settlement does; returns the accounts. */
  function replay(frozen: Waterfall, refunds: readonly bigint[]) {
    let posted: { account: string; amountMinor: bigint }[] = []
    for (const refunded of [0n, ...refunds]) {
      const legs = positionDelta(
        position(frozen, refunded),
        asPosition(posted),
        "pending"
      )
      posted = [...posted, ...legs]
    }
    return asPosition(posted)
  }

  const before = waterfall(bundle())
  const after = waterfall(
    bundle({
      items: (bundle().items ?? []).map((item) => ({
        ...item,
        shares: three(1_000, 3_000),
      })),
    })
  )

  it("is worked out to the cent", () => {
    // 9,900 by 79 : 25 : 0 is 7,520 and 2,380; less 1,128 and 238.
    expect(before.items?.map((item) => item.base_minor)).toEqual([
      7_520, 2_380, 0,
    ])
    expect(before.commission.amount_minor).toBe(1_366)
    expect(before.shares.map((s) => [s.payee_id, s.net_minor])).toEqual([
      ["org", 1_278],
      ["anna", 4_588],
      ["guest", 2_668],
    ])
    expect(after.shares.map((s) => [s.payee_id, s.net_minor])).toEqual([
      ["org", 853],
      ["anna", 2_561],
      ["guest", 5_120],
    ])
    const third = replay(before, [3_300n])
    expect(Object.fromEntries(third)).toEqual({
      "platform:clearing": -9_900n + 317n + 3_300n,
      "platform:processing_fees": -317n,
      "platform:fee": 1_366n - 455n,
      "payee:org:claim": 1_278n - 426n,
      "payee:anna:claim": 4_588n - 1_529n,
      "payee:guest:claim": 2_668n - 889n,
      "platform:refund_loss": -1n,
    })
  })

  it("mirrors the frozen shares, whatever the contract says by then", () => {
    for (const frozen of [before, after]) {
      const left = replay(frozen, [3_300n, 4_000n, 9_900n])
      for (const payee of ["org", "anna", "guest"]) {
        expect(left.get(`payee:${payee}:claim`) ?? 0n).toBe(0n)
      }
      expect(left.get("platform:fee") ?? 0n).toBe(0n)
      expect(left.get("platform:processing_fees")).toBe(-317n)
    }
  })
})

describe("a waterfall frozen before bundles existed", () => {
  const FROZEN =
    '{"version":1,"currency_code":"usd","price_minor":5000,"tax_minor":0,"discount_minor":0,"discount_born_by":"seller","paid_minor":5000,"base_minor":5000,"processing_fee":{"amount_minor":175,"born_by":"platform","payees_minor":0,"estimated":true},"commission":{"bps":1500,"amount_minor":750,"rule":{"id":null,"source":"default"}},"contract":{"id":null,"source":"default"},"shares":[{"payee_id":"org","payee_kind":"organization","label":"Brand","bps":3000,"amount_minor":1275,"processing_fee_minor":0,"net_minor":1275},{"payee_id":"anna","payee_kind":"creator","label":"Anna","bps":7000,"amount_minor":2975,"processing_fee_minor":0,"net_minor":2975}],"lines":[{"key":"price","label":"Price","amount_minor":5000,"bps":null,"payee_id":null},{"key":"processing_fee","label":"Processing fee (paid by the platform, estimated)","amount_minor":-175,"bps":null,"payee_id":null},{"key":"platform","label":"Platform commission 15 %","amount_minor":750,"bps":1500,"payee_id":null},{"key":"organization","label":"Brand 30 %","amount_minor":1275,"bps":3000,"payee_id":"org"},{"key":"creator","label":"Anna 70 %","amount_minor":2975,"bps":7000,"payee_id":"anna"}]}'

  it("comes out byte by byte the same today", () => {
    const today = waterfall(
      bundle({
        priceMinor: 5_000n,
        processingFeeMinor: 175n,
        feeEstimated: true,
        commissionBps: 1_500,
        shares: three(3_000, 7_000).slice(0, 2),
        items: undefined,
      })
    )
    expect(JSON.stringify(today)).toBe(FROZEN)
    expect(withProcessingFee(today, 175n)).toEqual(
      withProcessingFee(JSON.parse(FROZEN) as Waterfall, 175n)
    )
  })
})
