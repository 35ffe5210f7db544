import type { Purchase } from "@codex/purchases"
import { inkOn, renderReceipt } from "../outbox/render-receipt"

const purchase = {
  id: "pur_01M7XZ5AP81473ETKNXBGZ8050",
  post_title: `<img src=x onerror="alert(1)">\r\nBcc: all@example.com`,
  buyer_name: "Ada & Co",
  amount_minor: 1999n,
  currency_code: "usd",
  paid_at: new Date("2026-11-21T02:32:00Z"),
} as Purchase

const facts = {
  purchase,
  seller: "Quiet Hours",
  supportEmail: "hello@example.com",
  brandColor: "#ffe100",
  url: "https://shop.example/quiet-hours/film",
  isTest: false,
}

describe("a receipt", () => {
  const { html, text, subject } = renderReceipt(facts)

  it("says what, how much, from whom, when, where to watch and whom to ask", () => {
    for (const part of [
      "$19.99 USD",
      "Quiet Hours",
      "November 21, 2026",
      "https://shop.example/quiet-hours/film",
      "hello@example.com",
    ]) {
      expect(html).toContain(part)
      expect(text).toContain(part)
    }
  })

  it("never turns a title into markup or into a header", () => {
    expect(html).not.toContain("<img")
    expect(html).toContain("&lt;img")
    expect(html).toContain("Ada &amp; Co")
    expect(subject).not.toMatch(/[\r\n]/)
  })

  it("does not put a brand colour into a style unless it is one", () => {
    const brandColor = `red;background:url(//evil.example)"`
    expect(renderReceipt({ ...facts, brandColor }).html).not.toContain("evil")
  })

  it("keeps the button readable on light and dark brand colours", () => {
    expect(inkOn("#ffe100")).toBe("#1c1917")
    expect(inkOn("#101030")).toBe("#ffffff")
  })

  it("says that a test purchase took no money, and free when it is", () => {
    expect(renderReceipt({ ...facts, isTest: true }).text).toContain(
      "no money was taken"
    )
    const free = { ...facts, purchase: { ...purchase, amount_minor: 0n } }
    expect(renderReceipt(free).text).toContain("Amount paid: Free")
  })
})
