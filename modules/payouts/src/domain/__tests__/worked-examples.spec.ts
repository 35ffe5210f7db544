import { waterfallLegs } from "../legs"
import { estimateProcessingFee, STRIPE_LIST_PRICE } from "../processing-fee"
import { waterfall } from "../waterfall"
import type { ItemInput, ShareInput, WaterfallInput } from "../waterfall-types"

const brand = (bps: number): ShareInput => ({
  payeeId: "org",
  payeeKind: "organization",
  label: "Brand",
  bps,
})
const anna = (bps: number): ShareInput => ({
  payeeId: "anna",
  payeeKind: "creator",
  label: "Anna",
  bps,
})
const guest = (bps: number): ShareInput => ({
  payeeId: "guest",
  payeeKind: "guest",
  label: "Gus",
  bps,
})

const sale = (over: Partial<WaterfallInput>): WaterfallInput => ({
  priceMinor: 5_000n,
  taxMinor: 0n,
  discountMinor: 0n,
  discountBornBy: "seller",
  processingFeeMinor: 175n,
  feeBornBy: "platform",
  commissionBps: 1_500,
  shares: [brand(3_000), anna(7_000)],
  ...over,
})

const item = (
  postId: string,
  weightMinor: bigint,
  commissionBps: number,
  shares: ShareInput[]
): ItemInput => ({ postId, weightMinor, commissionBps, shares })

type Books = Record<string, bigint>

/** What the ledger holds afterwards; accounts of nothing left out. */
function books(input: WaterfallInput): Books {
  const sums: Books = {}
  for (const { account, amountMinor } of waterfallLegs(waterfall(input))) {
    const name = account
      .replace("platform:", "")
      .replace(/^payee:|:pending/g, "")
    sums[name] = (sums[name] ?? 0n) + amountMinor
  }
  return Object.fromEntries(
    Object.entries(sums).filter(([, amount]) => amount !== 0n)
  )
}

/** Sales as an accountant would work them out by hand. */
const EXAMPLES: [string, WaterfallInput, Books][] = [
  [
    "1 · $50.00, direct, platform 0 %, fee 2.9 % + $0.30: the owner keeps $48.25",
    sale({
      commissionBps: 0,
      feeBornBy: "organization",
      shares: [anna(10_000)],
    }),
    { clearing: -4_825n, anna: 4_825n },
  ],
  [
    "2 · $50.00, platform 0 %, 30/70: $15.00 and $35.00",
    sale({ commissionBps: 0 }),
    { clearing: -4_825n, processing_fees: -175n, org: 1_500n, anna: 3_500n },
  ],
  [
    "3 · $50.00, platform 15 %, three payees 20/50/30: cents by largest remainder",
    sale({
      priceMinor: 4_999n,
      shares: [brand(2_000), anna(5_000), guest(3_000)],
    }),
    // 749.85 → 750; of 4,249: 849.8, 2,124.5, 1,274.7 → the first and last.
    {
      clearing: -4_824n,
      processing_fees: -175n,
      fee: 750n,
      org: 850n,
      anna: 2_124n,
      guest: 1_275n,
    },
  ],
  [
    "4 · a bundle of $30 and $20 parts at $40.00, each with its own rate and contract",
    sale({
      priceMinor: 4_000n,
      processingFeeMinor: 146n,
      items: [
        item("a", 3_000n, 1_500, [brand(3_000), anna(7_000)]),
        item("b", 2_000n, 1_000, [anna(5_000), guest(5_000)]),
      ],
    }),
    // a: 2,400 less 360, 612 / 1,428; b: 1,600 less 160, 720 / 720.
    {
      clearing: -3_854n,
      processing_fees: -146n,
      fee: 520n,
      org: 612n,
      anna: 2_148n,
      guest: 720n,
    },
  ],
  [
    "5 · 100 % discount of the seller: nothing moves",
    sale({ discountMinor: 5_000n, processingFeeMinor: 0n }),
    {},
  ],
  [
    "6 · 20 % off, paid by the platform: shares as if there were none",
    sale({
      discountMinor: 1_000n,
      discountBornBy: "platform",
      processingFeeMinor: 146n,
    }),
    {
      clearing: -3_854n,
      processing_fees: -146n,
      discounts: -1_000n,
      fee: 750n,
      org: 1_275n,
      anna: 2_975n,
    },
  ],
  [
    "7 · pay what you want: $1.00, of which the fee takes a third",
    sale({ priceMinor: 100n, processingFeeMinor: 33n }),
    { clearing: -67n, processing_fees: -33n, fee: 15n, org: 26n, anna: 59n },
  ],
  [
    "8 · $50.00 with 20 % tax inside and 10 % off: commission on neither",
    sale({
      priceMinor: 5_000n,
      taxMinor: 750n,
      discountMinor: 500n,
      processingFeeMinor: 161n,
    }),
    // 5,000 − 750 − 500 = 3,750; 562.5 → 563; of 3,187: 956.1 and 2,230.9.
    {
      clearing: -4_339n,
      processing_fees: -161n,
      tax_payable: 750n,
      fee: 563n,
      org: 956n,
      anna: 2_231n,
    },
  ],
  [
    "9 · ¥5,000: whole yen, and 30 cents are not 30 yen",
    sale({
      currencyCode: "jpy",
      processingFeeMinor: estimateProcessingFee(
        5_000n,
        STRIPE_LIST_PRICE,
        "jpy"
      ),
    }),
    {
      clearing: -4_855n,
      processing_fees: -145n,
      fee: 750n,
      org: 1_275n,
      anna: 2_975n,
    },
  ],
  [
    "10 · direct, $1.00, the organization's share is smaller than the fee",
    sale({
      priceMinor: 100n,
      processingFeeMinor: 33n,
      feeBornBy: "organization",
      settlement: "direct",
    }),
    // Stripe takes 33 from its account, which is 7 more than its 26.
    {
      clearing: -15n,
      connected: -52n,
      fee: 15n,
      "org:direct": -7n,
      "anna:direct": 59n,
    },
  ],
  [
    "11 · $19.99 with 7 % added, $21.39 paid: commission on the $19.99",
    sale({ priceMinor: 2_139n, taxMinor: 140n, processingFeeMinor: 92n }),
    // 299.85 → 300; of 1,699: 509.7 and 1,189.3.
    {
      clearing: -2_047n,
      processing_fees: -92n,
      tax_payable: 140n,
      fee: 300n,
      org: 510n,
      anna: 1_189n,
    },
  ],
  [
    "12 · $24.00 with 20 % inside: commission on the $20.00",
    sale({ priceMinor: 2_400n, taxMinor: 400n, processingFeeMinor: 100n }),
    {
      clearing: -2_300n,
      processing_fees: -100n,
      tax_payable: 400n,
      fee: 300n,
      org: 510n,
      anna: 1_190n,
    },
  ],
  [
    "13 · $20.00, the platform pays $5.00 of it, 7 % added on the $15.00",
    sale({
      priceMinor: 2_105n,
      taxMinor: 105n,
      discountMinor: 500n,
      discountBornBy: "platform",
      processingFeeMinor: 77n,
    }),
    {
      clearing: -1_528n,
      processing_fees: -77n,
      tax_payable: 105n,
      discounts: -500n,
      fee: 300n,
      org: 510n,
      anna: 1_190n,
    },
  ],
]

describe("worked examples", () => {
  it.each(EXAMPLES)("%s", (_, input, expected) => {
    expect(books(input)).toEqual(expected)
  })
})
