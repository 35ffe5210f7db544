import { hasAccess, moveGrants } from "@codex/entitlements"
import type { TestDatabase } from "@codex/kernel/testing"
import { claimGuestPurchases, findPaidPurchase } from "@codex/purchases"
import {
  eventFor,
  next,
  openShop,
  openShopDatabase,
  settleEvent,
} from "./test-shop"
import type { Shop } from "./test-shop"

let db: TestDatabase
let shop: Shop

beforeAll(async () => {
  db = await openShopDatabase()
  shop = await openShop(db.pg)
})

afterAll(() => db.drop())

describe("a guest's purchases", () => {
  it("move into the account with their access, and what it owns stays single", async () => {
    const [guest, account] = [next("cus"), next("cus")]
    const [first, both] = [await shop.post(), await shop.post()]
    for (const [customerId, post] of [
      [guest, first],
      [guest, both],
      [account, both],
    ] as const) {
      const line = await shop.checkout(post, { customerId })
      await settleEvent(shop, eventFor(line))
    }
    const moved = await shop.within(async (tx) => {
      const ids = await claimGuestPurchases(tx, [guest], account)
      await moveGrants(tx, { sourceIds: ids, customerId: account })
      return ids
    })
    expect(moved).toHaveLength(1)
    const access = (customerId: string, postId: string) =>
      shop.within((tx) => hasAccess(tx, customerId, postId))
    expect(await access(account, first.id)).toBe(true)
    expect(await access(account, both.id)).toBe(true)
    expect(await access(guest, first.id)).toBe(false)
    const owned = await shop.within((tx) =>
      findPaidPurchase(tx, account, first.id)
    )
    expect(owned?.id).toBe(moved[0])
    const again = await shop.within((tx) =>
      claimGuestPurchases(tx, [guest], account)
    )
    expect(again).toEqual([])
  })
})
