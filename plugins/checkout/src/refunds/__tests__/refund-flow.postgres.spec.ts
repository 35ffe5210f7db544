import { hasAccess } from "@codex/entitlements"
import { postedVector } from "@codex/ledger"
import type { TestDatabase } from "@codex/kernel/testing"
import { getRefundRequest } from "@codex/purchases"
import type { OutboxRow, Purchase } from "@codex/purchases"
import { openShop, openShopDatabase } from "../../__tests__/test-shop"
import type { Shop } from "../../__tests__/test-shop"
import { decideRefund, giveBack } from "../decide-refund"
import { previewRefund } from "../preview"
import { positionFacts } from "../purchase-facts"
import { submitRefund } from "../submit-refund"
import { sweepRefunds } from "../sweep-refunds"
import { ask, buy, owe, paidDaysAgo, submit, useDemo } from "./refund-shop"
import { containerOf } from "./test-container"

let db: TestDatabase
let shop: Shop

beforeAll(async () => {
  useDemo()
  db = await openShopDatabase()
  shop = await openShop(db.pg)
})

afterAll(() => db.drop())

const get = (id: string) => shop.within((tx) => getRefundRequest(tx, id))

const OPERATOR = { kind: "operator", id: "user_1" } as const
const CREATOR = { kind: "creator", id: "cr_1" } as const

const give = (
  purchase: Purchase,
  decider: typeof OPERATOR | typeof CREATOR,
  amount: number
) =>
  shop.within((tx) =>
    giveBack(tx, purchase, decider, {
      amount_minor: amount,
      reason_code: "other",
      note: "",
    })
  )

describe("a buyer's request", () => {
  it("barely used within days is paid back at once, and access ends", async () => {
    const purchase = await buy(shop)
    const request = await ask(shop, purchase)
    expect(request).toMatchObject({ state: "approved", amount_minor: 5_000n })
    expect(request.policy).toMatchObject({ rule: "barely_used" })
    await submit(shop, containerOf(db.pg), request)
    expect(await get(request.id)).toMatchObject({
      state: "succeeded",
      provider_refund_id: `demore_${request.id}`,
    })
    const access = await shop.within((tx) =>
      hasAccess(tx, purchase.customer_id, purchase.post_id)
    )
    expect(access).toBe(false)
  })

  it("is one, however often it is asked for", async () => {
    const purchase = await buy(shop)
    const asked = await Promise.allSettled(
      Array.from({ length: 20 }, () => ask(shop, purchase))
    )
    const made = asked.filter(({ status }) => status === "fulfilled")
    expect(made).toHaveLength(1)
    await expect(ask(shop, purchase)).rejects.toMatchObject({
      failure: "refund_already_requested",
    })
  })

  it("by a stranger or after the window gets the right refusal", async () => {
    const purchase = await buy(shop)
    await expect(ask(shop, purchase, "cus_other")).rejects.toMatchObject({
      failure: "purchase_not_found",
    })
    await paidDaysAgo(shop, purchase, 31)
    await expect(ask(shop, purchase)).rejects.toMatchObject({
      failure: "refund_window_over",
    })
  })

  it("goes to the creator, then by silence to the operator", async () => {
    const purchase = await buy(shop)
    await paidDaysAgo(shop, purchase, 10)
    const request = await ask(shop, purchase)
    expect(request.state).toBe("requested")
    await shop.within(sweepRefunds)
    expect((await get(request.id))?.state).toBe("requested")
    await shop.within((tx) =>
      tx("refund_request")
        .where({ id: request.id })
        .update({ escalate_at: tx.fn.now() })
    )
    await shop.within(sweepRefunds)
    expect((await get(request.id))?.state).toBe("escalated")
    const decided = await shop.within((tx) =>
      decideRefund(tx, request.id, OPERATOR, {
        decision: "decline",
        note: "No",
      })
    )
    expect(decided).toMatchObject({ state: "declined", decided_by: "user_1" })
  })

  it("is decided once, whoever decides first", async () => {
    const purchase = await buy(shop)
    await paidDaysAgo(shop, purchase, 10)
    const { id } = await ask(shop, purchase)
    const body = { decision: "approve", note: "" } as const
    const decisions = await Promise.allSettled(
      [CREATOR, OPERATOR].map((decider) =>
        shop.within((tx) => decideRefund(tx, id, decider, body))
      )
    )
    const states = decisions.map(({ status }) => status).sort()
    expect(states).toEqual(["fulfilled", "rejected"])
  })
})

describe("what a refund will do", () => {
  it("is what it then does, in part and in full", async () => {
    const purchase = await buy(shop, 1_999n)
    const posted = () =>
      shop.within((tx) => postedVector(tx, "purchase", purchase.id))
    for (const amount of [333n, 1_000n, 666n]) {
      const before = await posted()
      const facts = await shop.within((tx) => positionFacts(tx, purchase))
      const preview = previewRefund(purchase, facts, amount)
      const request = await give(purchase, OPERATOR, Number(amount))
      await submit(shop, containerOf(db.pg), request)
      const after = await posted()
      const sum = (sums: typeof after, account: string) =>
        Number(sums.find((each) => each.account === account)?.amountMinor ?? 0n)
      const moved = (account: string) =>
        sum(after, account) - sum(before, account)
      for (const { payee_id, change_minor } of preview.payees) {
        expect(moved(`payee:${payee_id}:pending`)).toBe(change_minor)
      }
      expect(moved("platform:fee")).toBe(preview.commission_minor)
      expect(moved("platform:clearing")).toBe(preview.amount_minor)
      expect(preview.access).toBe(amount === 666n ? "ends" : "stays")
    }
    const left = (await posted()).map(({ account }) => account)
    expect(left.filter((account) => account.startsWith("payee:"))).toEqual([])
    expect(left).not.toContain("platform:fee")
  })

  it("is never more than what is left, nor by a creator far below zero", async () => {
    const purchase = await buy(shop)
    await expect(give(purchase, OPERATOR, 5_001)).rejects.toMatchObject({
      failure: "refund_too_large",
    })
    await shop.within((tx) => owe(tx, purchase.creator_id, 90_000n))
    await expect(give(purchase, CREATOR, 1_000)).rejects.toMatchObject({
      failure: "refund_wallet_below_floor",
    })
    expect((await give(purchase, OPERATOR, 1_000)).state).toBe("approved")
    const buyer = await buy(shop)
    expect((await ask(shop, buyer)).policy).toMatchObject({
      rule: "wallet_below_floor",
    })
  })
})

describe("asking the provider", () => {
  it("after a kill looks before it asks again", async () => {
    const purchase = await buy(shop)
    const request = await give(purchase, OPERATOR, 5_000)
    await submit(shop, containerOf(db.pg), request)
    await shop.within((tx) =>
      tx("refund_request")
        .where({ id: request.id })
        .update({ state: "submitting" })
    )
    const row = { ref_id: request.id } as OutboxRow
    expect(await submitRefund(containerOf(db.pg), row)).toMatchObject({
      result: { found: request.id },
    })
  })

  it("asks again for an approval whose outbox row is gone", async () => {
    const purchase = await buy(shop)
    const request = await give(purchase, OPERATOR, 5_000)
    const where = { kind: "refund_submit", ref_id: request.id }
    await shop.within((tx) => tx("outbox").where(where).delete())
    await shop.within(sweepRefunds)
    await shop.within(sweepRefunds)
    expect(await shop.within((tx) => tx("outbox").where(where))).toHaveLength(1)
  })
})
