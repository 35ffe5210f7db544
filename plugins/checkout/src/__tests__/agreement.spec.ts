import { termsAt, updatePost } from "@codex/content"
import { hasAccess } from "@codex/entitlements"
import type { TestDatabase } from "@codex/kernel/testing"
import {
  endPurchases,
  findPaidPurchase,
  getCheckoutLine,
} from "@codex/purchases"
import { eventFor, openShop, openShopDatabase, settleEvent } from "./test-shop"
import type { Shop } from "./test-shop"

let db: TestDatabase
let shop: Shop

beforeAll(async () => {
  db = await openShopDatabase()
  shop = await openShop(db.pg)
})

afterAll(() => db.drop())

describe("terms", () => {
  const terms = "Do not copy."

  it("are refused unaccepted, and in a version nobody shows any more", async () => {
    const post = await shop.post({ terms })
    await expect(shop.checkout(post)).rejects.toMatchObject({
      failure: "terms_not_accepted",
    })
    await shop.within((tx) => updatePost(tx, post.id, { terms: "New words." }))
    await expect(
      shop.checkout(post, { termsVersion: 1 })
    ).rejects.toMatchObject({ failure: "terms_changed" })
    const line = await shop.checkout(post, { termsVersion: 2 })
    expect(line.terms_version).toBe(2)
  })

  it("are frozen with version, time and words on line and purchase", async () => {
    const post = await shop.post({ terms })
    const line = await shop.checkout(post, { termsVersion: 1 })
    await shop.within((tx) => updatePost(tx, post.id, { terms: "Others." }))
    await settleEvent(shop, eventFor(line))
    const purchase = await shop.within((tx) =>
      findPaidPurchase(tx, line.customer_id, post.id)
    )
    expect(purchase?.terms_version).toBe(1)
    expect(purchase?.terms_accepted_at).toEqual(line.terms_accepted_at)
    expect(line.terms_accepted_at).toBeInstanceOf(Date)
    expect(await shop.within((tx) => termsAt(tx, post.id, 1))).toBe(terms)
  })

  it("are not asked for where there are none", async () => {
    const line = await shop.checkout(await shop.post())
    expect(line.terms_accepted_at).toBeNull()
  })
})

describe("time-limited access", () => {
  const outlive = (customerId: string) =>
    shop.within(async (tx) => {
      const past = tx.raw("now() - interval '1 minute'")
      const before = tx.raw("now() - interval '2 minutes'")
      await tx("purchase")
        .where({ customer_id: customerId })
        .update({ access_until: past })
      await tx("entitlement_grant")
        .where({ customer_id: customerId })
        .update({ starts_at: before, expires_at: past })
    })

  const owned = (customerId: string, postId: string) =>
    shop.within((tx) => findPaidPurchase(tx, customerId, postId))

  it("cannot be bought twice while it lasts, and again once it has ended", async () => {
    const post = await shop.post({ validity_days: 7 })
    const customerId = "cus_rental"
    const first = await shop.checkout(post, { customerId })
    await settleEvent(shop, eventFor(first))
    await expect(shop.checkout(post, { customerId })).rejects.toMatchObject({
      failure: "already_owned",
    })
    await outlive(customerId)
    const second = await shop.checkout(post, { customerId })
    expect(second.id).not.toBe(first.id)
    await settleEvent(shop, eventFor(second))
    const now = await owned(customerId, post.id)
    expect(now?.checkout_line_id).toBe(second.id)
    const states = await shop.within((tx) =>
      tx("purchase").where({ customer_id: customerId }).pluck<string[]>("state")
    )
    expect([...states].sort()).toEqual(["ended", "paid"])
    expect(await shop.within((tx) => hasAccess(tx, customerId, post.id))).toBe(
      true
    )
  })

  it("is swept to its end, and only its own", async () => {
    const [short, long] = [
      await shop.post({ validity_days: 1 }),
      await shop.post(),
    ]
    const customerId = "cus_swept"
    for (const post of [short, long]) {
      await settleEvent(
        shop,
        eventFor(await shop.checkout(post, { customerId }))
      )
    }
    await shop.within((tx) =>
      tx("purchase")
        .where({ customer_id: customerId, post_id: short.id })
        .update({ access_until: tx.raw("now() - interval '1 minute'") })
    )
    expect(await shop.within((tx) => endPurchases(tx))).toBe(1)
    expect(await owned(customerId, short.id)).toBeUndefined()
    expect(await owned(customerId, long.id)).toBeDefined()
  })
})

describe("a second try", () => {
  it("finds the first line while nothing has changed, and a new one after", async () => {
    const post = await shop.post()
    const customerId = "cus_tries"
    const first = await shop.checkout(post, { customerId })
    const same = await shop.checkout(post, { customerId })
    expect(same.id).toBe(first.id)
    await shop.within((tx) => updatePost(tx, post.id, { price_minor: 1500n }))
    const dearer = await shop.checkout(post, { customerId })
    expect(dearer.id).not.toBe(first.id)
    expect(dearer.amount_minor).toBe(1500n)
    const old = await shop.within((tx) => getCheckoutLine(tx, first.id))
    expect(old?.status).toBe("expired")
  })
})
