import { replaceParts } from "@codex/content"
import type { ContentPost } from "@codex/content"
import { hasAccess, listGrants, revokeGrant } from "@codex/entitlements"
import type { TestDatabase } from "@codex/kernel/testing"
import { checkLedger } from "@codex/ledger"
import { findPaidPurchase } from "@codex/purchases"
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

/** Three posts of $10, $20 and $30 for $48 together. */
async function trilogy(over: Partial<ContentPost> = {}) {
  const parts = await Promise.all(
    [1000n, 2000n, 3000n].map((price_minor) => shop.post({ price_minor }))
  )
  const bundle = await shop.post({
    product_type: "bundle",
    price_minor: 4800n,
    ...over,
  })
  await shop.within((tx) =>
    replaceParts(
      tx,
      bundle,
      parts.map((part) => part.id)
    )
  )
  return { bundle, parts }
}

async function buy(post: ContentPost, customerId: string) {
  const line = await shop.checkout(post, { customerId })
  await settleEvent(shop, eventFor(line))
  const purchase = await shop.within((tx) =>
    findPaidPurchase(tx, customerId, post.id)
  )
  if (!purchase) {
    throw new Error("the post must have been bought")
  }
  return { line, purchase }
}

const access = (customerId: string, posts: ContentPost[]) =>
  Promise.all(
    posts.map((post) => shop.within((tx) => hasAccess(tx, customerId, post.id)))
  )

it("is one purchase with a grant for itself and each post in it", async () => {
  const { bundle, parts } = await trilogy()
  const customerId = next("cus")
  const { line, purchase } = await buy(bundle, customerId)
  expect(line.items.map((item) => item.weight_minor)).toEqual([
    1000, 2000, 3000,
  ])
  expect(purchase.items).toEqual(line.items)
  const grants = await shop.within((tx) => listGrants(tx, customerId))
  expect(
    grants.map((grant) => [grant.source_kind, grant.source_id]).sort()
  ).toEqual([
    ["bundle", purchase.id],
    ["bundle", purchase.id],
    ["bundle", purchase.id],
    ["purchase", purchase.id],
  ])
  expect(await access(customerId, [bundle, ...parts])).toEqual(
    Array(4).fill(true)
  )
})

it("shares the price among its posts by their weight", async () => {
  const { bundle, parts } = await trilogy()
  const { line } = await buy(bundle, next("cus"))
  const items = line.waterfall.items as {
    post_id: string
    base_minor: number
  }[]
  expect(items.map((item) => [item.post_id, item.base_minor])).toEqual([
    [parts[0]?.id, 800],
    [parts[1]?.id, 1600],
    [parts[2]?.id, 2400],
  ])
  expect((await shop.within(checkLedger)).problems).toEqual([])
})

it("costs the owner of two of five the rest, once", async () => {
  const posts = await Promise.all(
    Array.from({ length: 5 }, () => shop.post({ price_minor: 1000n }))
  )
  const bundle = await shop.post({
    product_type: "bundle",
    price_minor: 3000n,
  })
  await shop.within((tx) =>
    replaceParts(
      tx,
      bundle,
      posts.map((post) => post.id)
    )
  )
  const customerId = next("cus")
  for (const post of posts.slice(0, 2)) {
    await buy(post, customerId)
  }
  const { line } = await buy(bundle, customerId)
  expect(line.amount_minor).toBe(1800n)
  expect(line.list_minor).toBe(3000n)
  const shared = line.waterfall.items as { post_id: string }[]
  expect(shared.map((item) => item.post_id)).toEqual(
    posts.slice(2).map((post) => post.id)
  )
  await expect(shop.checkout(bundle, { customerId })).rejects.toMatchObject({
    failure: "already_owned",
  })
})

it("has the full price again for the next one after a part went back", async () => {
  const { bundle, parts } = await trilogy()
  const customerId = next("cus")
  const [first] = parts
  if (!first) {
    throw new Error("the bundle must have parts")
  }
  const { purchase } = await buy(first, customerId)
  const lower = await shop.checkout(bundle, { customerId })
  expect(lower.amount_minor).toBe(4000n)
  await shop.within((tx) =>
    revokeGrant(tx, {
      sourceKind: "purchase",
      sourceId: purchase.id,
      reason: "refund",
    })
  )
  const full = await shop.checkout(bundle, { customerId })
  expect(full.id).not.toBe(lower.id)
  expect(full.amount_minor).toBe(4800n)
})

it("is refused to those who own every post in it", async () => {
  const { bundle, parts } = await trilogy()
  const customerId = next("cus")
  for (const part of parts) {
    await buy(part, customerId)
  }
  await expect(shop.checkout(bundle, { customerId })).rejects.toMatchObject({
    failure: "already_owned",
  })
})

it("taken back leaves what was owned before", async () => {
  const { bundle, parts } = await trilogy()
  const customerId = next("cus")
  const [first, ...others] = parts as [ContentPost, ...ContentPost[]]
  await buy(first, customerId)
  const { purchase } = await buy(bundle, customerId)
  for (const sourceKind of ["purchase", "bundle"] as const) {
    await shop.within((tx) =>
      revokeGrant(tx, { sourceKind, sourceId: purchase.id, reason: "refund" })
    )
  }
  expect(await access(customerId, [bundle, first, ...others])).toEqual([
    false,
    true,
    false,
    false,
  ])
})
