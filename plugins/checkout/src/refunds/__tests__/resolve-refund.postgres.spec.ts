import { hasAccess } from "@codex/entitlements"
import { postedVector } from "@codex/ledger"
import type { TestDatabase } from "@codex/kernel/testing"
import { getRefundRequest, moveRefundRequest } from "@codex/purchases"
import type { RefundRequest } from "@codex/purchases"
import { openShop, openShopDatabase } from "../../__tests__/test-shop"
import type { Shop } from "../../__tests__/test-shop"
import { checkMoney } from "../../audit/check-money"
import type { ResolveRefundBody } from "../../contract"
import { needsAttention } from "../../operator/attention"
import { resolveRefund } from "../resolve-refund"
import { ask, buy, submit, useDemo } from "./refund-shop"
import { containerOf } from "./test-container"

let db: TestDatabase
let shop: Shop

beforeAll(async () => {
  useDemo()
  db = await openShopDatabase()
  shop = await openShop(db.pg)
})

afterAll(() => db.drop())

/** A refund that was approved and that the provider refused. */
async function failed() {
  const purchase = await buy(shop)
  const request = await ask(shop, purchase)
  await shop.within((tx) =>
    moveRefundRequest(tx, request.id, "failed", { failure_code: "refused" })
  )
  return { purchase, request }
}

const resolve = (
  request: RefundRequest,
  body: ResolveRefundBody,
  by = "user_1"
) => shop.within((tx) => resolveRefund(tx, request.id, by, body))

const inInbox = async ({ id }: RefundRequest) => {
  const { refunds } = await shop.within(needsAttention)
  return refunds.some((row) => row.id === id)
}

const again = (of: RefundRequest) =>
  shop.within((tx) =>
    tx("refund_request")
      .where({ retry_of: of.id })
      .select<{ id: string }[]>("id")
  )

describe("a refund that failed", () => {
  it("is tried again under a new key, once, and leaves the inbox", async () => {
    const { purchase, request } = await failed()
    expect(await inInbox(request)).toBe(true)
    const tries = await Promise.allSettled(
      Array.from({ length: 10 }, (_, n) =>
        resolve(request, { action: "retry", note: "" }, `user_${n}`)
      )
    )
    expect(tries.some(({ status }) => status === "fulfilled")).toBe(true)
    const rows = await again(request)
    expect(rows).toHaveLength(1)
    expect(await inInbox(request)).toBe(false)
    const retried = await shop.within((tx) =>
      getRefundRequest(tx, rows[0]?.id ?? "")
    )
    expect(retried).toMatchObject({ state: "approved", origin: "operator" })
    await submit(shop, containerOf(db.pg), retried as RefundRequest)
    const access = await shop.within((tx) =>
      hasAccess(tx, purchase.customer_id, purchase.post_id)
    )
    expect(access).toBe(false)
    expect(await shop.within(checkMoney)).toEqual([])
  })

  it("paid another way ends access and shares, and the books still balance", async () => {
    const { purchase, request } = await failed()
    const body = { action: "paid_outside", note: "By bank transfer" } as const
    await resolve(request, body)
    await resolve(request, body)
    const after = await shop.within((tx) => getRefundRequest(tx, request.id))
    expect(after).toMatchObject({
      state: "succeeded",
      resolution: "paid_outside",
    })
    const booked = await shop.within((tx) =>
      postedVector(tx, "refund_request", request.id)
    )
    expect(booked).toEqual(
      expect.arrayContaining([
        {
          account: "platform:paid_outside",
          amountMinor: 5_000n,
          currency: "usd",
        },
        {
          account: "platform:clearing",
          amountMinor: -5_000n,
          currency: "usd",
        },
      ])
    )
    const access = await shop.within((tx) =>
      hasAccess(tx, purchase.customer_id, purchase.post_id)
    )
    expect(access).toBe(false)
    expect(await shop.within(checkMoney)).toEqual([])
  })

  it("given up stays failed with its reason, and nobody is paid", async () => {
    const { purchase, request } = await failed()
    await resolve(request, { action: "give_up", note: "Card is closed" })
    expect(await inInbox(request)).toBe(false)
    await expect(
      resolve(request, { action: "retry", note: "" })
    ).rejects.toMatchObject({ failure: "refund_already_resolved" })
    expect(await again(request)).toEqual([])
    const access = await shop.within((tx) =>
      hasAccess(tx, purchase.customer_id, purchase.post_id)
    )
    expect(access).toBe(true)
  })

  it("is not resolved without a reason, or while it has not failed", async () => {
    const { request } = await failed()
    const half = shop.within((tx) =>
      tx("refund_request")
        .where({ id: request.id })
        .update({ resolution: "given_up" })
    )
    await expect(half).rejects.toThrow("refund_request_resolved_whole")
    const open = await ask(shop, await buy(shop))
    await expect(
      resolve(open, { action: "give_up", note: "Too early" })
    ).rejects.toMatchObject({ failure: "refund_already_resolved" })
  })
})
