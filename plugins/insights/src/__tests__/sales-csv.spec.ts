import { niceTop, points } from "../admin/lib/chart-shape"
import { salesCsv } from "../reads/sales-csv"

const row = {
  day: "2026-03-01",
  post_id: "post_1",
  sales: 2,
  buyers: 2,
  gross_minor: 3_998n,
  refunded_minor: 1_999n,
}

it("writes amounts that a spreadsheet reads as numbers", () => {
  const titles = new Map([["post_1", 'A "quiet" film, uncut']])
  expect(salesCsv([row], titles, "usd")).toBe(
    [
      '"date","post","sales","buyers","paid","refunded","net","currency"',
      '"2026-03-01","A ""quiet"" film, uncut","2","2","39.98","19.99","19.99","USD"',
      "",
    ].join("\r\n")
  )
})

it("has no decimals where the currency has none", () => {
  expect(salesCsv([row], new Map(), "jpy")).toContain('"3998","1999","1999"')
})

it.each(["=1+1", "+SUM(A1)", "-cmd", "@a", "\t=1"])(
  "does not let a title become a formula: %j",
  (title) => {
    const text = salesCsv([row], new Map([["post_1", title]]), "usd")
    expect(text).toContain(`"'${title}"`)
  }
)

it("draws nothing at the bottom and the most below the top", () => {
  expect(points([0, 100, 50], niceTop(100))).toBe("0,100 50,0 100,50")
  expect([niceTop(0), niceTop(101), niceTop(2_001), niceTop(10_000)]).toEqual([
    100, 200, 5_000, 10_000,
  ])
})
