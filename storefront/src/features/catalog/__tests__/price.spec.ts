import { chosenAmount, priceForReader, priceView, type Priced } from "../price"

const post: Priced = {
  pricing_type: "fixed",
  price_minor: 1999,
  suggested_minor: null,
  compare_at_minor: null,
  sale_minor: null,
  price_limits: { floor_minor: 100, ceiling_minor: 99_999 },
  currency_code: "usd",
  sold_out: false,
}
const pwyw: Priced = { ...post, pricing_type: "pwyw", price_minor: 300 }

describe("what a price says", () => {
  it("free, fixed, struck and sold out", () => {
    expect(priceView({ ...post, pricing_type: "free" }).kind).toBe("free")
    expect(priceView(post)).toEqual({ kind: "fixed", amount: "$19.99" })
    expect(priceView({ ...post, compare_at_minor: 2999 })).toEqual({
      kind: "fixed",
      amount: "$19.99",
      before: "$29.99",
    })
    expect(priceView({ ...post, sold_out: true }).kind).toBe("sold_out")
  })

  it("strikes no price that was lower", () => {
    const view = priceView({ ...post, compare_at_minor: 999 })
    expect(view).toEqual({ kind: "fixed", amount: "$19.99" })
  })

  it("pay what you want, from its minimum", () => {
    expect(priceView(pwyw)).toEqual({ kind: "pwyw_from", amount: "$3" })
    expect(priceView({ ...pwyw, price_minor: 0 }).kind).toBe("pwyw_any")
  })
})

describe("what a reader pays for a bundle", () => {
  const bundle: Priced = { ...post, price_minor: 2400, sale_minor: 2160 }

  it("who owns a part sees what is left, not what others pay", () => {
    const quote = {
      list_minor: 2400,
      owned_minor: 745,
      discount: { amount_minor: 166, code: null },
    }
    expect(priceView(priceForReader(bundle, quote))).toEqual({
      kind: "fixed",
      amount: "$14.89",
      before: "$24.00",
    })
  })

  it("who owns none of it sees everybody's price", () => {
    const quote = { list_minor: 2400, owned_minor: 0, discount: null }
    expect(priceForReader(bundle, quote)).toBe(bundle)
    expect(priceForReader(bundle, undefined)).toBe(bundle)
  })
})

describe("what a buyer may offer", () => {
  it("a fixed price is not for choosing", () => {
    expect(chosenAmount(post, "1")).toEqual({ ok: true, minor: 1999 })
  })

  it("starts with the suggestion, else the minimum", () => {
    expect(chosenAmount(pwyw, null)).toEqual({ ok: true, minor: 300 })
    const suggested = chosenAmount({ ...pwyw, suggested_minor: 700 }, null)
    expect(suggested).toEqual({ ok: true, minor: 700 })
  })

  it("holds the minimum, the $1.00 floor and the ceiling", () => {
    expect(chosenAmount(pwyw, "2.99")).toMatchObject({
      reason: "too_low",
      limit: 300,
    })
    const open = { ...pwyw, price_minor: 0 }
    expect(chosenAmount(open, "0")).toEqual({ ok: true, minor: 0 })
    expect(chosenAmount(open, "0.50")).toMatchObject({
      reason: "too_low",
      limit: 100,
    })
    expect(chosenAmount(pwyw, "1000")).toMatchObject({ reason: "too_high" })
    expect(chosenAmount(pwyw, "lots")).toMatchObject({ reason: "invalid" })
  })
})
