import fc from "fast-check"
import { formatPrice, priceLabel } from "../price-label"
import {
  checkPricing,
  hasPrice,
  normalizePricing,
  type Pricing,
} from "../pricing"

const priced = (change: Partial<Pricing>): Pricing => ({
  pricing_type: "fixed",
  price_minor: 1999n,
  suggested_minor: null,
  compare_at_minor: null,
  ...change,
})

describe("checkPricing (PRODUCT decision 11)", () => {
  it.each([
    [{ price_minor: 100n }, null],
    [{ price_minor: 99_999n }, null],
    [{ price_minor: 0n }, null],
    [{ price_minor: 99n }, "price_out_of_range"],
    [{ price_minor: 100_000n }, "price_out_of_range"],
    [{ price_minor: -100n }, "price_out_of_range"],
    [{ compare_at_minor: 2999n }, null],
    [{ compare_at_minor: 1999n }, "compare_at_out_of_range"],
    [{ compare_at_minor: 100_000n }, "compare_at_out_of_range"],
  ])("fixed %p → %s", (change, failure) => {
    expect(checkPricing(priced(change))).toBe(failure)
  })

  it.each([
    [{ price_minor: 0n }, null],
    [{ price_minor: 100n }, null],
    [{ price_minor: 1n }, "minimum_out_of_range"],
    [{ price_minor: 500n, suggested_minor: 500n }, null],
    [{ price_minor: 500n, suggested_minor: 499n }, "suggested_out_of_range"],
    [{ price_minor: 0n, suggested_minor: 50n }, "suggested_out_of_range"],
  ])("pay what you want %p → %s", (change, failure) => {
    expect(checkPricing(priced({ pricing_type: "pwyw", ...change }))).toBe(
      failure
    )
  })

  it("keeps nothing that the pricing type does not use", () => {
    const full = priced({ suggested_minor: 900n, compare_at_minor: 2999n })
    expect(normalizePricing({ ...full, pricing_type: "free" })).toEqual({
      pricing_type: "free",
      price_minor: 0n,
      suggested_minor: null,
      compare_at_minor: null,
    })
    expect(normalizePricing(full).suggested_minor).toBeNull()
    expect(
      normalizePricing({ ...full, pricing_type: "pwyw" }).compare_at_minor
    ).toBeNull()
  })

  it("knows when a price is missing", () => {
    expect(hasPrice(priced({ price_minor: 0n }))).toBe(false)
    expect(hasPrice(priced({ pricing_type: "free", price_minor: 0n }))).toBe(
      true
    )
  })
})

describe("priceLabel", () => {
  it.each([
    ["free", 0n, "Free"],
    ["fixed", 1999n, "$19.99"],
    ["fixed", 0n, "No price yet"],
    ["pwyw", 500n, "From $5.00"],
    ["pwyw", 0n, "Pay what you want"],
  ] as const)("%s %s → %s", (pricing_type, price_minor, label) => {
    expect(
      priceLabel({ pricing_type, price_minor, currency_code: "usd" })
    ).toBe(label)
  })

  it("shows every cent of every amount", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 18n }), (amount) => {
        const digits = formatPrice(amount, "usd").replace(/\D/g, "")
        expect(BigInt(digits)).toBe(amount)
      })
    )
  })
})
