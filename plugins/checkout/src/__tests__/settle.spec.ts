import { hasAccess } from "@codex/entitlements"
import type { TestDatabase } from "@codex/kernel/testing"
import { checkLedger, getBalances, trialBalance } from "@codex/ledger"
import {
  claimInbox,
  findPaidPurchase,
  getCheckoutLine,
  insertInbox,
  supplyLeft,
} from "@codex/purchases"
import fc from "fast-check"
import { LostLease, settle } from "../settlement/settle"
import {
  eventFor,
  keep,
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

const count = (table: string, where: Record<string, string>) =>
  shop.within(async (tx) => {
    const [row] = await tx(table)
      .where(where)
      .count<{ count: string }[]>("* as count")
    return Number(row?.count)
  })

const balanceOf = (account: string) =>
  shop.within(async (tx) => {
    const found = (await getBalances(tx, account)).find(
      (balance) => balance.account === account && balance.currency === "usd"
    )
    return found?.amountMinor ?? 0n
  })

describe("a capture", () => {
  it("gives access, books the sale and asks for order and receipt, once for 50 copies", async () => {
    const post = await shop.post()
    const line = await shop.checkout(post)
    const event = eventFor(line)
    await Promise.all(Array.from({ length: 50 }, () => keep(shop, event)))
    const claims = await Promise.all(
      Array.from({ length: 50 }, () =>
        shop.within((tx) => claimInbox(tx, { limit: 10 }))
      )
    )
    const mine = claims.flat().filter((row) => row.event_id === event.id)
    expect(mine).toHaveLength(1)
    await Promise.all(mine.map((row) => shop.within((tx) => settle(tx, row))))
    const purchase = await shop.within((tx) =>
      findPaidPurchase(tx, line.customer_id, post.id)
    )
    if (!purchase) {
      throw new Error("the capture must have become a purchase")
    }
    expect(purchase).toMatchObject({ amount_minor: 1000n, state: "paid" })
    expect(purchase.grant_id).not.toBeNull()
    expect(purchase.journal_id).not.toBeNull()
    expect(await count("purchase", { post_id: post.id })).toBe(1)
    expect(await count("entitlement_grant", { post_id: post.id })).toBe(1)
    expect(await count("ledger_journal", { ref_id: purchase.id })).toBe(1)
    expect(await count("outbox", { ref_id: purchase.id })).toBe(3)
    expect(await count("audit_event", { object_id: purchase.id })).toBe(1)
  })

  it("is one purchase when 50 workers settle the same row", async () => {
    const post = await shop.post()
    const line = await shop.checkout(post)
    const { id } = await keep(shop, eventFor(line))
    const [row] = await shop.within((tx) => claimInbox(tx, { limit: 1, id }))
    if (!row) {
      throw new Error("the event must be claimable")
    }
    const runs = await Promise.allSettled(
      Array.from({ length: 50 }, () => shop.within((tx) => settle(tx, row)))
    )
    const lost = runs.filter(
      (run) => run.status === "rejected" && run.reason instanceof LostLease
    )
    expect(lost).toHaveLength(49)
    expect(await count("purchase", { post_id: post.id })).toBe(1)
    expect(await count("entitlement_grant", { post_id: post.id })).toBe(1)
  })

  it("told twice under two event ids is one purchase and no suspense", async () => {
    const before = await balanceOf("platform:suspense")
    const post = await shop.post()
    const line = await shop.checkout(post)
    await settleEvent(shop, eventFor(line))
    const again = await settleEvent(
      shop,
      eventFor(line, { id: `r_${line.id}` })
    )
    expect(again).toMatchObject({ state: "done", reason: "already_settled" })
    expect(await count("purchase", { post_id: post.id })).toBe(1)
    expect(await balanceOf("platform:suspense")).toBe(before)
  })

  it("shares the money as it was frozen, not as the rules are now", async () => {
    const post = await shop.post({ price_minor: 5000n })
    const line = await shop.checkout(post)
    await shop.within((tx) =>
      tx("content_post").where({ id: post.id }).update({ price_minor: 100 })
    )
    const before = await balanceOf(`payee:${shop.author.id}:pending`)
    await settleEvent(shop, eventFor(line))
    const shares = line.waterfall.shares as {
      payee_id: string
      net_minor: number
    }[]
    const share = shares.find((each) => each.payee_id === shop.author.id)
    const after = await balanceOf(`payee:${shop.author.id}:pending`)
    expect(after - before).toBe(BigInt(share?.net_minor ?? -1))
  })

  it("starts a time-limited access at the purchase", async () => {
    const post = await shop.post({ validity_days: 2 })
    const line = await shop.checkout(post)
    await settleEvent(shop, eventFor(line))
    const at = (days: number) =>
      shop.within((tx) =>
        hasAccess(
          tx,
          line.customer_id,
          post.id,
          new Date(Date.now() + days * 86_400_000)
        )
      )
    expect(await at(1)).toBe(true)
    expect(await at(3)).toBe(false)
  })
})

describe("money that fits no purchase", () => {
  const parked = async (
    over: Parameters<typeof eventFor>[1],
    reason: string
  ) => {
    const post = await shop.post()
    const line = await shop.checkout(post)
    const before = await balanceOf("platform:suspense")
    const result = await settleEvent(shop, eventFor(line, over))
    expect(result).toMatchObject({ state: "parked", reason })
    expect(await count("purchase", { post_id: post.id })).toBe(0)
    expect(await count("entitlement_grant", { post_id: post.id })).toBe(0)
    return { line, booked: (await balanceOf("platform:suspense")) - before }
  }

  it("parks a wrong amount, books it to suspense and says so", async () => {
    const { line, booked } = await parked(
      { amount_minor: 999 },
      "amount_mismatch"
    )
    expect(booked).toBe(999n)
    const after = await shop.within((tx) => getCheckoutLine(tx, line.id))
    expect(after).toMatchObject({
      status: "parked",
      failure_code: "amount_mismatch",
    })
  })

  it("parks a wrong currency and an unknown payment", async () => {
    await parked({ currency_code: "eur" }, "currency_mismatch")
    const { booked } = await parked(
      { session_id: "payses_of_nobody", payment_id: "pay_of_nobody" },
      "unknown_payment"
    )
    expect(booked).toBe(1000n)
  })

  it("parks a second payment of a post the customer owns", async () => {
    const post = await shop.post()
    const first = await shop.checkout(post, { customerId: "cus_twice" })
    // Two tabs: the second one was opened before the first was paid.
    await shop.within((tx) =>
      tx("checkout_line")
        .where({ id: first.id })
        .update({ expires_at: tx.raw("now() - interval '1 minute'") })
    )
    const second = await shop.checkout(post, { customerId: "cus_twice" })
    await settleEvent(shop, eventFor(first))
    expect(await settleEvent(shop, eventFor(second))).toMatchObject({
      state: "parked",
      reason: "already_owned",
    })
    expect(await count("purchase", { post_id: post.id })).toBe(1)
  })

  it("parks a second capture of one checkout", async () => {
    const line = await shop.checkout(await shop.post())
    await settleEvent(shop, eventFor(line))
    const other = eventFor(line, {
      id: `x_${line.id}`,
      payment_id: "pay_other",
    })
    expect(await settleEvent(shop, other)).toMatchObject({
      reason: "second_capture",
    })
    const after = await shop.within((tx) => getCheckoutLine(tx, line.id))
    expect(after?.status).toBe("paid")
  })

  it("parks signed content nobody can read", async () => {
    const { id } = await shop.within((tx) =>
      insertInbox(tx, {
        provider: "demo",
        eventId: "garbled",
        type: "?",
        body: "{",
        signature: "verified",
      })
    )
    const [row] = await shop.within((tx) => claimInbox(tx, { limit: 1, id }))
    const result = row && (await shop.within((tx) => settle(tx, row)))
    expect(result).toMatchObject({ state: "parked", reason: "unreadable" })
  })
})

describe("supply", () => {
  it("never sells more than there is, late money included", async () => {
    const post = await shop.post({ supply_limit: 2 })
    const late = await shop.checkout(post)
    await shop.checkout(post)
    await expect(shop.checkout(post)).rejects.toMatchObject({
      failure: "sold_out",
    })
    await shop.within(async (tx) => {
      await tx("supply_claim")
        .where({ checkout_line_id: late.id })
        .update({ state: "released" })
      await tx("supply_counter")
        .where({ post_id: post.id })
        .update({ taken: 1 })
    })
    const lucky = await shop.checkout(post)
    await settleEvent(shop, eventFor(lucky))
    expect(await settleEvent(shop, eventFor(late))).toMatchObject({
      reason: "sold_out",
    })
    const left = await shop.within((tx) => supplyLeft(tx, [post.id]))
    expect(left.get(post.id)).toEqual({ limit: 2, taken: 2 })
  })
})

describe("free posts", () => {
  it("settle from an event of our own, without a journal", async () => {
    const post = await shop.post({ pricing_type: "free", price_minor: 0n })
    const line = await shop.checkout(post)
    expect(line.provider).toBe("none")
    const claimed = await shop.within((tx) => claimInbox(tx, { limit: 10 }))
    const row = claimed.find((event) => event.event_id === `free_${line.id}`)
    const result = row && (await shop.within((tx) => settle(tx, row)))
    expect(result?.state).toBe("done")
    const purchase = await shop.within((tx) =>
      findPaidPurchase(tx, line.customer_id, post.id)
    )
    expect(purchase).toMatchObject({ amount_minor: 0n, journal_id: null })
    expect(purchase?.grant_id).not.toBeNull()
  })

  it("cannot be claimed for a paid post through the internal provider", async () => {
    const line = await shop.checkout(await shop.post())
    const result = await settleEvent(
      shop,
      { ...eventFor(line, { checkout_id: line.id }), id: `evil_${line.id}` },
      "internal"
    )
    expect(result).toMatchObject({
      state: "parked",
      reason: "provider_mismatch",
    })
  })
})

describe("any history", () => {
  const step = fc.record({
    post: fc.nat(2),
    customer: fc.nat(2),
    kind: fc.constantFrom("pay", "twice", "decline", "less", "other-event"),
  })

  it("keeps the ledger at zero and access equal to payment", async () => {
    const posts = await Promise.all([
      shop.post(),
      shop.post({ price_minor: 1999n }),
      shop.post({ supply_limit: 2 }),
    ])
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 12 }),
        fc.uuid(),
        async (steps, run) => {
          for (const { post: at, customer, kind } of steps) {
            const post = posts[at]
            if (!post) {
              continue
            }
            const customerId = `cus_${run}_${customer}`
            const line = await shop
              .checkout(post, { customerId })
              .catch(() => undefined)
            if (!line) {
              continue
            }
            const over = {
              pay: {},
              twice: {},
              decline: { type: "payment.failed", id: `d_${line.id}` },
              less: { amount_minor: 1, id: `l_${line.id}` },
              "other-event": { payment_id: `p2_${line.id}` },
            }[kind] as Parameters<typeof eventFor>[1]
            const events = kind === "twice" ? 2 : 1
            await Promise.all(
              Array.from({ length: events }, () =>
                settleEvent(shop, eventFor(line, over))
              )
            )
            const owned = await shop.within((tx) =>
              findPaidPurchase(tx, customerId, post.id)
            )
            const access = await shop.within((tx) =>
              hasAccess(tx, customerId, post.id)
            )
            expect(access).toBe(owned !== undefined)
          }
        }
      ),
      { numRuns: 10 }
    )
    const { balanced } = await shop.within(trialBalance)
    expect(balanced).toBe(true)
    expect((await shop.within(checkLedger)).problems).toEqual([])
  })
})
