import type { ContentPost } from "@codex/content"
import fc from "fast-check"
import { providerInPath } from "../api/close-stock-webhook"
import { basePrice, confirmAmount } from "../checkout/agreed-price"
import { cartAfter } from "../hooks/cart-after"
import { majorUnits } from "../lib/major-units"

const post = (over: Partial<ContentPost>) =>
  ({
    pricing_type: "fixed",
    price_minor: 1000n,
    suggested_minor: null,
    currency_code: "usd",
    ...over,
  }) as ContentPost

describe("the agreed price", () => {
  it("is the post's, and a total seen earlier is refused", () => {
    expect(basePrice(post({}))).toBe(1000n)
    expect(basePrice(post({ pricing_type: "free" }))).toBe(0n)
    expect(() => confirmAmount(post({}), 1000n, undefined)).not.toThrow()
    expect(() => confirmAmount(post({}), 1000n, 1000)).not.toThrow()
    expect(() => confirmAmount(post({}), 1000n, 999)).toThrow("$10.00")
  })

  it("of pay what you want is nothing, or at least the minimum and a dollar", () => {
    const open = post({ pricing_type: "pwyw", price_minor: 0n })
    const floor = post({ pricing_type: "pwyw", price_minor: 500n })
    expect(basePrice(open, 0)).toBe(0n)
    expect(basePrice(open, 100)).toBe(100n)
    expect(() => basePrice(open, 99)).toThrow("$1.00")
    expect(() => basePrice(floor, 0)).toThrow("$5.00")
    expect(() => basePrice(floor, 499)).toThrow("$5.00")
    expect(() => basePrice(floor, 100_000)).toThrow("$999.99")
  })
})

describe("major units", () => {
  it("are exact for every amount, without exponent or rounding", () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 24n), (amount) => {
        const text = majorUnits(amount, "usd")
        expect(text).toMatch(/^\d+\.\d\d$/)
        expect(BigInt(text.replace(".", ""))).toBe(amount)
      })
    )
    expect(majorUnits(5n, "usd")).toBe("0.05")
    expect(majorUnits(500n, "jpy")).toBe("500")
    expect(majorUnits(1234n, "kwd")).toBe("1.234")
  })
})

describe("the cart after a change", () => {
  const now = {
    items: [{ id: "item_1", variantId: "v1", quantity: 1 }],
    customerId: "cus_1",
    hasAccount: true,
  }

  it("has the added, the changed and not the removed items", () => {
    const added = cartAfter(now, { items: [{ variant_id: "v1" }] })
    expect(added.items.map((item) => item.quantity)).toEqual([1, 1])
    const more = cartAfter(now, { item_id: "item_1", update: { quantity: 3 } })
    expect(more.items[0]?.quantity).toBe(3)
    const less = cartAfter(now, { item_id: "item_1", update: { quantity: 0 } })
    expect(less.items).toEqual([])
  })

  it("belongs to whom it is handed over", () => {
    expect(cartAfter(now, { customer_id: "cus_2" }).customerId).toBe("cus_2")
    expect(cartAfter(now, {}).customerId).toBe("cus_1")
  })
})

describe("the closed stock webhook", () => {
  it("is recognised in every spelling of its address", () => {
    for (const url of [
      "/hooks/payment/stripe_stripe",
      "/hooks/payment/Stripe_Stripe/",
      "//hooks/payment//stripe_stripe?x=1",
      "/hooks/payment/%73tripe_stripe",
    ]) {
      expect(providerInPath(url)).toBe("pp_stripe_stripe")
    }
    expect(providerInPath("/hooks/payment/%zz")).toBe("pp_%zz")
  })
})
