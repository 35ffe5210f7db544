import { checkLedger } from "@codex/ledger"
import { planPayoutPolicy } from "@codex/payouts"
import { releasePending } from "../lib/release"
import {
  author,
  brand,
  DAY,
  db,
  openWallets,
  platform,
  sell,
  SOLD_AT,
  view,
} from "./wallet-shop"

beforeEach(openWallets)
afterEach(() => db.drop())

describe("release", () => {
  const at = (days: number) => new Date(SOLD_AT.getTime() + days * DAY)
  const release = (days: number) =>
    platform((tx) => releasePending(tx, at(days)))

  it("moves every payee of a sale once the hold is over, and once only", async () => {
    await sell(author, 5_000n, "Old")
    await sell(author, 1_000n, "New", at(3))
    expect(await release(6.9)).toBe(0)
    const counts = await Promise.all([release(7), release(7), release(7)])
    expect(Math.max(...counts)).toBe(1)
    const wallet = await view(author)
    expect(wallet.balances).toMatchObject({
      available_minor: 2_975,
      pending_minor: 595,
    })
    expect(wallet.sales.map((sale) => [sale.title, sale.state])).toEqual([
      ["New", "pending"],
      ["Old", "available"],
    ])
    expect(wallet.next_release?.at).toBe(at(10).toISOString())
    expect((await view(brand)).balances.available_minor).toBe(1_275)
    expect((await platform(checkLedger)).problems).toEqual([])
  })
})

describe("release under a policy that changes", () => {
  const at = (days: number) => new Date(SOLD_AT.getTime() + days * DAY)
  const release = (days: number) =>
    platform((tx) => releasePending(tx, at(days)))
  const plan = (startsOn: string, hold_days: number) =>
    platform((tx) =>
      planPayoutPolicy(tx, {
        startsOn,
        terms: {
          hold_days,
          reserve_bps: 0,
          reserve_days: 30,
          minimum_minor: 1_000,
          negative_floor_minor: 0,
          cool_down_hours: 24,
        },
        note: "",
        by: "user_operator",
        now: SOLD_AT,
      })
    )

  it("keeps each sale's own hold, as its wallet says", async () => {
    await plan("2026-03-03", 20)
    await plan("2026-03-05", 8)
    await sell(author, 1_000n, "Seven days")
    await sell(author, 1_000n, "Twenty days", at(2))
    await sell(author, 1_000n, "Eight days", at(4))
    const wallet = await view(author)
    expect(wallet.sales.map((sale) => [sale.title, sale.available_at])).toEqual(
      [
        ["Eight days", at(12).toISOString()],
        ["Twenty days", at(22).toISOString()],
        ["Seven days", at(7).toISOString()],
      ]
    )
    expect(wallet.releases.map((each) => each.at)).toEqual([
      at(7).toISOString(),
      at(12).toISOString(),
      at(22).toISOString(),
    ])
    expect([
      await release(7),
      await release(11.9),
      await release(12),
      await release(21.9),
      await release(22),
    ]).toEqual([1, 0, 1, 0, 1])
  })

  it("is announced to the creator before it counts", async () => {
    expect((await view(author)).payout.planned).toBeNull()
    const days = 90 * DAY
    const day = new Date(Date.now() + days).toISOString().slice(0, 10)
    await plan(day, 20)
    expect((await view(author)).payout).toMatchObject({
      policy: { hold_days: 7 },
      planned: { from: `${day}T00:00:00.000Z`, policy: { hold_days: 20 } },
    })
  })
})
