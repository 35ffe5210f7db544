import type { ContentPost } from "@codex/content"
import type { TestDatabase } from "@codex/kernel/testing"
import { checkLedger, getBalances } from "@codex/ledger"
import {
  discountUsage,
  getDiscount,
  releaseExpiredDiscounts,
} from "@codex/purchases"
import type { CheckoutLine, NewDiscount } from "@codex/purchases"
import { addDiscount } from "./promotion-tables"
import type { PromotionSeed } from "./promotion-tables"
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

beforeEach(async () => {
  // A shop of its own: automatic discounts would reach into other tests.
  shop = await openShop(db.pg)
})
beforeAll(async () => {
  db = await openShopDatabase()
})
afterAll(() => db.drop())

type Ours = Partial<Omit<NewDiscount, "promotionId">>

function discount(seed: Partial<PromotionSeed>, ours: Ours = {}) {
  return shop.within((tx) =>
    addDiscount(
      tx,
      { code: next("CODE").replace("_", ""), value: 25, ...seed },
      {
        organizationId: shop.organization.id,
        scope: "organization",
        postId: null,
        creatorId: null,
        bornBy: "seller",
        maxUses: null,
        perCustomer: null,
        ...ours,
      }
    )
  )
}

const row = (id: string) => shop.within((tx) => getDiscount(tx, id))
const refusal = (of: Promise<unknown>) =>
  of.then(
    () => "taken",
    (error: unknown) =>
      (error as { failure?: string }).failure ?? (error as Error).message
  )

const settleFree = async (line: CheckoutLine) => {
  const event = eventFor(line, {
    id: `free_${line.id}`,
    payment_id: `free_${line.id}`,
    checkout_id: line.id,
  })
  return settleEvent(shop, event, "internal")
}

const balance = (account: string) =>
  shop.within(async (tx) => {
    const found = await getBalances(tx, account)
    return found.find((each) => each.account === account)?.amountMinor ?? 0n
  })

describe("a code", () => {
  it("lowers the price and is frozen with whose money it is", async () => {
    const id = await discount({ code: "SPRING" })
    const line = await shop.checkout(await shop.post(), {
      code: "SPRING",
      amountMinor: 750,
    })
    expect(line).toMatchObject({
      amount_minor: 750n,
      list_minor: 1000n,
      discount_minor: 250n,
      discount: { id, code: "SPRING", born_by: "seller" },
    })
    expect(line.waterfall).toMatchObject({
      price_minor: 1000,
      discount_minor: 250,
      paid_minor: 750,
      base_minor: 750,
    })
  })

  it("is found with and without the shop's prefix, in any case", async () => {
    const { handle } = shop.organization
    await discount({ code: `${handle}-welcome`.toUpperCase() })
    const line = await shop.checkout(await shop.post(), { code: "WELCOME" })
    expect(line.amount_minor).toBe(750n)
  })

  it("of another organization is unknown", async () => {
    await discount({ code: "ELSEWHERE" })
    const other = await openShop(db.pg)
    const post = await other.post()
    expect(await refusal(other.checkout(post, { code: "ELSEWHERE" }))).toBe(
      "code_unknown"
    )
  })

  const past = new Date(Date.now() - 60_000)
  const future = new Date(Date.now() + 60_000)

  it.each([
    ["ended", { endsAt: past }, "code_ended"],
    ["scheduled", { startsAt: future }, "code_not_active"],
    ["paused", { status: "inactive" }, "code_not_active"],
  ] as const)("that is %s says so", async (_, seed, failure) => {
    const code = next("OFF").replace("_", "")
    await discount({ code, ...seed })
    const post = await shop.post()
    expect(await refusal(shop.checkout(post, { code }))).toBe(failure)
  })

  it("is for the posts it is for", async () => {
    const [mine, other] = [await shop.post(), await shop.post()]
    await discount({ code: "ONLYONE" }, { scope: "post", postId: mine.id })
    await discount(
      { code: "HERS" },
      { scope: "creator", creatorId: shop.author.id }
    )
    const price = async (post: ContentPost, code: string) =>
      (await shop.checkout(post, { code })).amount_minor
    expect(await price(mine, "ONLYONE")).toBe(750n)
    expect(await refusal(shop.checkout(other, { code: "ONLYONE" }))).toBe(
      "code_for_other_posts"
    )
    expect(await price(other, "HERS")).toBe(750n)
  })

  it("does not apply to a price the shopper chooses", async () => {
    await discount({ code: "CHOICE" })
    const post = await shop.post({ pricing_type: "pwyw", price_minor: 0n })
    const tried = shop.checkout(post, { code: "CHOICE", amountMinor: 500 })
    expect(await refusal(tried)).toBe("code_for_other_posts")
  })

  it("never leaves less than can be charged", async () => {
    await discount({ code: "MUCH", value: 95 })
    await discount({ code: "CASH", type: "fixed", value: 9.5 })
    const post = await shop.post()
    expect((await shop.checkout(post, { code: "MUCH" })).amount_minor).toBe(
      100n
    )
    expect((await shop.checkout(post, { code: "CASH" })).amount_minor).toBe(
      100n
    )
  })
})

describe("an automatic discount", () => {
  it("applies by itself, and a code only when it takes off more", async () => {
    await discount({ automatic: true, value: 20 })
    await discount({ code: "LITTLE", value: 10 })
    await discount({ code: "MORE", value: 40 })
    const post = await shop.post()
    expect((await shop.checkout(post)).amount_minor).toBe(800n)
    expect(await refusal(shop.checkout(post, { code: "LITTLE" }))).toBe(
      "code_not_better"
    )
    expect((await shop.checkout(post, { code: "MORE" })).amount_minor).toBe(
      600n
    )
  })

  it("that ended meanwhile is not charged over the head of the buyer", async () => {
    const id = await discount({ automatic: true, value: 20 })
    const post = await shop.post()
    await shop.within((tx) =>
      tx("discount").where({ id }).update({ ended_at: tx.fn.now() })
    )
    expect(await refusal(shop.checkout(post, { amountMinor: 800 }))).toBe(
      "price_changed"
    )
  })
})

describe("limits", () => {
  it("hold for 20 checkouts at once", async () => {
    const id = await discount({ code: "SEVEN" }, { maxUses: 7 })
    const post = await shop.post()
    const tries = await Promise.all(
      Array.from({ length: 20 }, () =>
        refusal(shop.checkout(post, { code: "SEVEN" }))
      )
    )
    const count = (what: string) => tries.filter((one) => one === what).length
    expect(count("taken")).toBe(7)
    expect(count("code_used_up") + count("discount_used_up")).toBe(13)
    expect((await row(id))?.used).toBe(7)
  })

  it("hold for one customer with 20 tabs on as many posts", async () => {
    const id = await discount({ code: "ONCE" }, { perCustomer: 1 })
    const posts = await Promise.all(
      Array.from({ length: 20 }, () => shop.post())
    )
    const tries = await Promise.all(
      posts.map((post) =>
        refusal(shop.checkout(post, { code: "ONCE", customerId: "cus_tabs" }))
      )
    )
    expect(tries.filter((one) => one === "taken")).toHaveLength(1)
    expect((await row(id))?.used).toBe(1)
  })

  it("come back when nobody pays, once, and stay used when somebody does", async () => {
    const id = await discount({ code: "BACK" }, { maxUses: 2 })
    const [paid, left] = [
      await shop.checkout(await shop.post(), { code: "BACK" }),
      await shop.checkout(await shop.post(), { code: "BACK" }),
    ]
    await settleEvent(shop, eventFor(paid))
    await shop.within((tx) =>
      tx("discount_claim")
        .where({ discount_id: id })
        .update({ expires_at: tx.raw("now() - interval '1 second'") })
    )
    expect(await shop.within(releaseExpiredDiscounts)).toBe(1)
    expect(await shop.within(releaseExpiredDiscounts)).toBe(0)
    expect((await row(id))?.used).toBe(1)
    const usage = await shop.within((tx) => discountUsage(tx, [id]))
    expect(usage.get(id)).toEqual({ sales: 1, givenMinor: 250n })
    // Its money comes late; a use is left, so it is a sale all the same.
    expect(await settleEvent(shop, eventFor(left))).toMatchObject({
      state: "done",
    })
    expect((await row(id))?.used).toBe(2)
  })

  it("set late money aside when no use is left, and take no place for it", async () => {
    const id = await discount({ code: "LAST" }, { maxUses: 1 })
    const post = await shop.post({ supply_limit: 5 })
    const late = await shop.checkout(post, { code: "LAST" })
    await shop.within(async (tx) => {
      const over = { expires_at: tx.raw("now() - interval '1 second'") }
      await tx("discount_claim").where({ discount_id: id }).update(over)
      await releaseExpiredDiscounts(tx)
    })
    const quick = await shop.checkout(post, { code: "LAST" })
    await settleEvent(shop, eventFor(quick))
    expect(await settleEvent(shop, eventFor(late))).toMatchObject({
      state: "parked",
      reason: "discount_used_up",
    })
    const claims = await shop.within((tx) =>
      tx("supply_claim")
        .where({ checkout_line_id: late.id })
        .pluck<string[]>("state")
    )
    expect(claims).toEqual(["reserved"])
  })

  it("let the same shopper go on with the use their open checkout holds", async () => {
    await discount({ code: "MINE" }, { maxUses: 1, perCustomer: 1 })
    const post = await shop.post()
    const customerId = "cus_mine"
    const first = await shop.checkout(post, { code: "MINE", customerId })
    const again = await shop.checkout(post, { code: "MINE", customerId })
    expect(again.id).toBe(first.id)
    await settleEvent(
      shop,
      eventFor(first, { id: `no_${first.id}`, type: "payment.failed" })
    )
    const retry = await shop.checkout(post, { code: "MINE", customerId })
    await settleEvent(shop, eventFor(retry))
    const other = await shop.post()
    expect(
      await refusal(shop.checkout(other, { code: "MINE", customerId }))
    ).toBe("code_used_up")
  })
})

describe("100 % off", () => {
  it("goes the free path, gives access and moves no money of a seller's gift", async () => {
    await discount({ code: "GIFT", value: 100 })
    const post = await shop.post()
    const line = await shop.checkout(post, { code: "GIFT", amountMinor: 0 })
    expect(line).toMatchObject({ provider: "none", amount_minor: 0n })
    const settled = await settleFree(line)
    expect(settled).toMatchObject({ state: "done" })
    const access = await shop.within((tx) =>
      tx("entitlement_grant").where({ post_id: post.id }).pluck("source_kind")
    )
    expect(access).toEqual(["free"])
  })

  it("paid by the platform still pays the creator", async () => {
    await discount({ code: "ONUS", value: 100 }, { bornBy: "platform" })
    const line = await shop.checkout(await shop.post(), { code: "ONUS" })
    const account = `payee:${shop.author.id}:pending`
    const before = await balance(account)
    await settleFree(line)
    const shares = line.waterfall.shares as {
      payee_id: string
      net_minor: number
    }[]
    const net = shares.find((each) => each.payee_id === shop.author.id)
    expect(net?.net_minor).toBeGreaterThan(0)
    expect((await balance(account)) - before).toBe(BigInt(net?.net_minor ?? 0))
    expect((await shop.within(checkLedger)).problems).toEqual([])
  })
})
