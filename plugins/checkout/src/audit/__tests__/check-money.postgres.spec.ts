import { setTimeout } from "node:timers/promises"
import type { TestDatabase } from "@codex/kernel/testing"
import {
  findPurchaseByLine,
  keepMoneyAlerts,
  listMoneyAlerts,
} from "@codex/purchases"
import type { Purchase } from "@codex/purchases"
import { openShop, openShopDatabase } from "../../__tests__/test-shop"
import type { Shop } from "../../__tests__/test-shop"
import { eventFor, settleEvent } from "../../__tests__/test-shop"
import { giveBack } from "../../refunds/decide-refund"
import { buy, submit, useDemo } from "../../refunds/__tests__/refund-shop"
import { containerOf } from "../../refunds/__tests__/test-container"
import { decideSuspense } from "../../suspense/decide"
import { taxed } from "../../tax/__tests__/taxed"
import { auditMoney } from "../audit-money"
import { checkMoney } from "../check-money"
import { CORRUPTIONS } from "./corruptions"

let db: TestDatabase
let shop: Shop
let sold: Purchase
let refunded: Purchase
let taxedSale: Purchase
const STRAY = "demopay_stray"

beforeAll(async () => {
  useDemo()
  db = await openShopDatabase()
  shop = await openShop(db.pg)
  sold = await buy(shop)
  refunded = await buy(shop)
  const request = await shop.within((tx) =>
    giveBack(
      tx,
      refunded,
      { kind: "operator", id: "user_1" },
      {
        amount_minor: 5_000,
        reason_code: "other",
        note: "",
      }
    )
  )
  await submit(shop, containerOf(db.pg), request)
  const withTax = await shop.checkout(await shop.post(), {
    taxed: taxed(1_000n, 7),
  })
  await settleEvent(shop, eventFor(withTax))
  taxedSale = (await shop.within((tx) =>
    findPurchaseByLine(tx, withTax.id)
  )) as Purchase
  const line = await shop.checkout(await shop.post({ supply_limit: 3 }))
  await settleEvent(shop, eventFor(line))
  await settleEvent(shop, {
    id: "demo_stray",
    type: "payment.succeeded",
    created: 1,
    data: { payment_id: STRAY, amount_minor: 700, currency_code: "usd" },
  })
  await shop.within((tx) =>
    decideSuspense(tx, STRAY, "user_1", {
      action: "write_off",
      amount_minor: 700,
      note: "Nobody claims it",
    })
  )
  await db.owner.raw(
    `create table "order" (id text primary key, metadata jsonb)`
  )
})

afterAll(() => db.drop())

/** Corrupts inside a transaction that is rolled back, guards taken off. */
async function findingsAfter(sql: readonly string[]) {
  const trx = await db.superuser.transaction()
  try {
    await trx.raw("set local session_replication_role = replica")
    await trx.raw("select set_config('codex.scope', 'platform', true)")
    const values = {
      sold: sold.id,
      taxed: taxedSale.id,
      refunded: refunded.id,
      payment: sold.payment_id,
      refundedPayment: refunded.payment_id,
      stray: STRAY,
    }
    for (const statement of sql) {
      await trx.raw(statement, values)
    }
    return (await checkMoney(trx)).map(({ code }) => code)
  } finally {
    await trx.rollback()
  }
}

describe("M10 the money auditor", () => {
  it("finds nothing in a sound shop", async () => {
    expect(await shop.within(checkMoney)).toEqual([])
  })

  it.each(CORRUPTIONS)("finds $name", async ({ sql, code }) => {
    expect(await findingsAfter(sql)).toContain(code)
  })

  it("knows at least twelve kinds of damage", () => {
    expect(new Set(CORRUPTIONS.map(({ name }) => name)).size).toBe(
      CORRUPTIONS.length
    )
    expect(CORRUPTIONS.length).toBeGreaterThanOrEqual(12)
  })

  const alerts = () =>
    shop.within((tx) =>
      listMoneyAlerts(tx, { open: true, limit: 10, offset: 0 })
    )

  it("is right in two workers at once: one alert, and a late look closes none", async () => {
    const finding = { code: "test_finding", subject: "both", detail: "" }
    const keep = (findings: (typeof finding)[], lookedAt: Date) =>
      shop.within((tx) => keepMoneyAlerts(tx, findings, lookedAt))
    const early = new Date()
    const both = [keep([finding], early), keep([finding], early)]
    const opened = (await Promise.all(both)).map((kept) => kept.opened)
    expect(opened.sort()).toEqual([0, 1])
    // Looked before it was there, and comes to write after the other one.
    expect((await keep([], early)).resolved).toBe(0)
    expect((await alerts()).count).toBe(1)
    await setTimeout(5)
    expect((await keep([], new Date())).resolved).toBe(1)
    expect((await alerts()).count).toBe(0)
  })

  it("opens one alert per finding and closes it when it is gone", async () => {
    const container = containerOf(db.pg)
    const where = { source_id: sold.id }
    await shop.within((tx) =>
      tx("entitlement_grant")
        .where(where)
        .update({ suspended_at: tx.fn.now(), suspend_reason: "by hand" })
    )
    await auditMoney(container)
    await auditMoney(container)
    expect(await alerts()).toMatchObject({
      count: 1,
      rows: [{ code: "paid_without_access", subject: sold.id }],
    })
    await shop.within((tx) =>
      tx("entitlement_grant")
        .where(where)
        .update({ suspended_at: null, suspend_reason: null })
    )
    await auditMoney(container)
    expect((await alerts()).count).toBe(0)
  })
})
