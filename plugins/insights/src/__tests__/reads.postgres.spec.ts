import { shopDays, shopTotals, sellerPosts, topPosts } from "@codex/insights"
import { withTenant } from "@codex/kernel"
import type { TestDatabase } from "@codex/kernel/testing"
import { spansOf, trendOf } from "../reads/views"
import { change, openSales, pullAll, sell, within } from "./sales"

let db: TestDatabase

const TODAY = "2026-03-07"

beforeAll(async () => {
  db = await openSales()
  await within(db, async (tx) => {
    await sell(tx, { organization: "org_1", day: "2026-02-27", amount: 500 })
    await sell(tx, { organization: "org_1", day: "2026-03-01", amount: 1_000 })
    const id = await sell(tx, {
      organization: "org_1",
      creator: "cr_2",
      post: "post_2",
      day: TODAY,
      amount: 3_000,
    })
    await sell(tx, { organization: "org_2", post: "post_3", day: TODAY })
    await sell(tx, {
      organization: "org_2",
      post: "post_3",
      day: TODAY,
      currency: "eur",
    })
    await change(tx, id, { refunded_minor: 1_000 })
  })
  await pullAll(db)
})
afterAll(() => db.drop())

it("compares these days with as many before them", async () => {
  const { now, all } = spansOf(TODAY, 7)
  const rows = await within(db, (tx) =>
    shopDays(tx, { currency: "usd", ...all })
  )
  const trend = trendOf({ now, currency: "usd" }, rows)
  expect(trend).toMatchObject({ range: 7, from: "2026-03-01", to: TODAY })
  expect(trend.now).toEqual({
    sales: 3,
    gross_minor: 5_000,
    refunded_minor: 1_000,
    net_minor: 4_000,
  })
  expect(trend.before).toMatchObject({ sales: 1, net_minor: 500 })
  expect(trend.series).toHaveLength(7)
  expect(trend.series[0]).toEqual({
    day: "2026-03-01",
    sales: 1,
    net_minor: 1_000,
    before_sales: 0,
    before_net_minor: 0,
  })
  expect(trend.series[5]).toMatchObject({ before_net_minor: 500 })
})

it("adds up all time and the month by currency", async () => {
  const totals = await within(db, (tx) => shopTotals(tx, "2026-03-01"))
  expect(totals).toEqual([
    {
      currency_code: "usd",
      all_time: { sales: 4, gross_minor: 5_500n, refunded_minor: 1_000n },
      month: { sales: 3, gross_minor: 5_000n, refunded_minor: 1_000n },
    },
    {
      currency_code: "eur",
      all_time: { sales: 1, gross_minor: 1_000n, refunded_minor: 0n },
      month: { sales: 1, gross_minor: 1_000n, refunded_minor: 0n },
    },
  ])
})

it("puts the post first that brought the most", async () => {
  const { now } = spansOf(TODAY, 7)
  const top = await within(db, (tx) =>
    topPosts(tx, { currency: "usd", ...now, limit: 2 })
  )
  expect(top.map((post) => post.post_id)).toEqual(["post_2", "post_1"])
})

it("shows a creator in an organization what they made", async () => {
  const { all } = spansOf(TODAY, 7)
  const scope = { organizationId: "org_1", currency: "usd", ...all }
  const posts = (creatorId?: string) =>
    withTenant(db.pg, { organizationId: "org_1" }, (tx) =>
      sellerPosts(tx, { ...scope, creatorId })
    )
  expect((await posts()).map((post) => post.post_id)).toEqual([
    "post_2",
    "post_1",
  ])
  expect(await posts("cr_2")).toEqual([
    {
      post_id: "post_2",
      organization_id: "org_1",
      sales: 1,
      buyers: 1,
      gross_minor: 3_000n,
      refunded_minor: 1_000n,
    },
  ])
})
