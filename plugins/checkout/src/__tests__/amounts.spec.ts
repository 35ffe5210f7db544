import { checkPricing, normalizePricing, priceLimits } from "@codex/content"
import type { ContentPost, PricingType } from "@codex/content"
import { reduction } from "@codex/purchases"
import fc from "fast-check"
import { basePrice } from "../checkout/agreed-price"
import { frozenItems, priceOfRest } from "../checkout/bundle-price"
import { startCheckoutBody } from "../contract"
import { majorUnits } from "../lib/major-units"

const FLOOR = 100n
const CEILING = 99_999n
const CURRENCIES = Intl.supportedValuesOf("currency")

const isChargeable = (amount: bigint) =>
  amount === 0n || (amount >= FLOOR && amount <= CEILING)

const post = (over: Partial<ContentPost>) =>
  ({
    pricing_type: "fixed",
    product_type: "content",
    price_minor: 1000n,
    suggested_minor: null,
    currency_code: "usd",
    ...over,
  }) as ContentPost

/** What a hostile or clumsy client may put into `amount_minor`. */
const sent = fc.oneof(
  fc.double({ min: 0, max: 1e24 }),
  fc.integer({ min: -1_000, max: 200_000 }),
  fc.maxSafeInteger(),
  fc.bigInt(0n, 10n ** 24n).map(Number),
  fc.string(),
  fc.constantFrom(null, NaN, Infinity, -0, 99.999, "1000", [1000], {})
)

function accepted(amount: unknown): number | undefined {
  const parsed = startCheckoutBody.safeParse({
    post_id: "post_1",
    amount_minor: amount,
    buyer: { name: "Ada", email: "ada@example.com" },
    idempotency_key: "a-key-of-mine",
  })
  return parsed.success ? parsed.data.amount_minor : undefined
}

/** What would be charged for these sent amounts, or that it is refused. */
function charged(of: ContentPost, amount: unknown): bigint | "refused" {
  const amountMinor = accepted(amount)
  if (amountMinor === undefined) {
    return "refused"
  }
  try {
    return basePrice(of, amountMinor)
  } catch {
    return "refused"
  }
}

describe("M11: only whole minor units in range reach a provider", () => {
  it("for every amount a client may send, whatever the post", () => {
    const stored = fc.record({
      pricing_type: fc.constantFrom<PricingType>("fixed", "free", "pwyw"),
      price_minor: fc.bigInt(0n, 10n ** 24n),
      suggested_minor: fc.option(fc.bigInt(0n, 10n ** 24n)),
    })
    fc.assert(
      fc.property(stored, sent, (priced, amount) => {
        const normal = normalizePricing({ ...priced, compare_at_minor: null })
        // What the editor refuses and a table cannot hold is on no post.
        fc.pre(checkPricing(normal, priceLimits("content")) === null)
        const total = charged(post(normal), amount)
        if (total !== "refused") {
          expect(typeof total).toBe("bigint")
          expect(isChargeable(total)).toBe(true)
        }
      }),
      { numRuns: 2_000 }
    )
  })

  it("for every discount on every price", () => {
    const discount = fc.oneof(
      fc.record({
        kind: fc.constant("percentage" as const),
        value: fc.bigInt(0n, 20_000n),
      }),
      fc.record({
        kind: fc.constant("fixed" as const),
        value: fc.bigInt(0n, 10n ** 24n),
      })
    )
    fc.assert(
      fc.property(fc.bigInt(FLOOR, CEILING), discount, (price, off) => {
        const left = price - reduction(off, price, FLOOR)
        expect(isChargeable(left)).toBe(true)
        expect(left).toBeLessThanOrEqual(price)
      }),
      { numRuns: 2_000 }
    )
  })

  it("for every bundle of which any parts are owned", () => {
    const part = fc.record({
      price_minor: fc.oneof(fc.constant(0n), fc.bigInt(FLOOR, CEILING)),
      owned: fc.boolean(),
    })
    const bundle = fc.array(part, { minLength: 2, maxLength: 30 })
    fc.assert(
      fc.property(fc.bigInt(FLOOR, CEILING), bundle, (price, parts) => {
        fc.pre(parts.some((each) => !each.owned))
        const posts = parts.map((each, at) => ({
          ...each,
          id: `post_${at}`,
          title: "A part",
          creator_id: "cr_1",
        }))
        const owned = posts.filter((each) => each.owned).map(({ id }) => id)
        const items = frozenItems(posts, new Set(owned))
        const rest = priceOfRest(price, items, FLOOR)
        expect(rest).toBeGreaterThanOrEqual(FLOOR)
        expect(rest).toBeLessThanOrEqual(price)
        expect(owned.length > 0 || rest === price).toBe(true)
      }),
      { numRuns: 1_000 }
    )
  })

  it("exactly, in every ISO currency whatever its exponent", () => {
    expect(CURRENCIES.length).toBeGreaterThan(150)
    const digitsOf = (currency: string) =>
      new Intl.NumberFormat("en-US", {
        style: "currency",
        currency,
      }).resolvedOptions().maximumFractionDigits ?? 2
    const exponents = new Set(CURRENCIES.map(digitsOf))
    expect([...exponents].sort()).toEqual(expect.arrayContaining([0, 2, 3]))
    fc.assert(
      fc.property(
        fc.constantFrom(...CURRENCIES),
        fc.bigInt(0n, 10n ** 24n),
        (currency, amount) => {
          const [whole = "", fraction = ""] = majorUnits(
            amount,
            currency.toLowerCase()
          ).split(".")
          expect(fraction).toHaveLength(digitsOf(currency))
          expect(BigInt(whole + fraction)).toBe(amount)
        }
      ),
      { numRuns: 3_000 }
    )
  })
})
