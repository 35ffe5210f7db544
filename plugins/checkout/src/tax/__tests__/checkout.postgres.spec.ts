import type { TestDatabase } from "@codex/kernel/testing"
import { findPurchaseByLine, listOutboxFor } from "@codex/purchases"
import type { CheckoutLine, Purchase } from "@codex/purchases"
import {
  eventFor,
  next,
  openShop,
  openShopDatabase,
  settleEvent,
} from "../../__tests__/test-shop"
import type { Shop } from "../../__tests__/test-shop"
import { addDiscount } from "../../__tests__/promotion-tables"
import { checkMoney } from "../../audit/check-money"
import { receiptLines } from "../../receipts/build-receipt"
import { taxSummary } from "../../receipts/tax-lines"
import { giveBack } from "../../refunds/decide-refund"
import { submit, useDemo } from "../../refunds/__tests__/refund-shop"
import { containerOf } from "../../refunds/__tests__/test-container"
import { taxed } from "./taxed"

let db: TestDatabase
let shop: Shop

beforeAll(async () => {
  useDemo()
  db = await openShopDatabase()
  shop = await openShop(db.pg)
})

afterAll(() => db.drop())

async function sold(line: CheckoutLine): Promise<Purchase> {
  await settleEvent(shop, eventFor(line))
  const purchase = await shop.within((tx) => findPurchaseByLine(tx, line.id))
  if (!purchase) {
    throw new Error("the capture must have become a purchase")
  }
  return purchase
}

async function taxPayable({ id }: Purchase): Promise<number> {
  const { rows } = await shop.within((tx) =>
    tx.raw<{ rows: { owed: string }[] }>(
      `select coalesce(sum(amount_minor), 0)::text as owed
       from codex.ledger_posting
       where ref_id = ? and account = 'platform:tax_payable'`,
      [id]
    )
  )
  return Number(rows[0]?.owed)
}

async function refund(purchase: Purchase, amount: number) {
  const fresh = await shop.within((tx) =>
    findPurchaseByLine(tx, purchase.checkout_line_id)
  )
  const request = await shop.within((tx) =>
    giveBack(
      tx,
      fresh ?? purchase,
      { kind: "operator", id: "user_1" },
      { amount_minor: amount, reason_code: "other", note: "" }
    )
  )
  await submit(shop, containerOf(db.pg), request)
}

describe("tax that is added", () => {
  it("is charged, frozen, shared net of it and owed", async () => {
    const post = await shop.post({ price_minor: 1_999n })
    const line = await shop.checkout(post, { taxed: taxed(1_999n, 7) })
    expect(line.amount_minor).toBe(2_139n)
    expect(line.tax_minor).toBe(140n)
    expect(line.waterfall).toMatchObject({
      price_minor: 2_139,
      tax_minor: 140,
      tax_label: "VAT",
      paid_minor: 2_139,
      base_minor: 1_999,
    })
    const purchase = await sold(line)
    expect(purchase.tax).toEqual(line.tax)
    expect(await taxPayable(purchase)).toBe(140)
    expect(receiptLines(purchase, 0n)).toEqual([
      { key: "price", label: null, amount_minor: 1_999 },
      { key: "tax", label: "VAT 7 %", amount_minor: 140 },
      { key: "total", label: null, amount_minor: 2_139 },
    ])
  })

  it("is of the price after a discount", async () => {
    const post = await shop.post({ price_minor: 2_000n })
    await shop.within((tx) =>
      addDiscount(
        tx,
        { code: `${shop.organization.handle.toUpperCase()}-TAXED`, value: 25 },
        {
          organizationId: shop.organization.id,
          scope: "post",
          postId: post.id,
          creatorId: null,
          bornBy: "seller",
          maxUses: null,
          perCustomer: null,
        }
      )
    )
    const line = await shop.checkout(post, {
      code: "TAXED",
      taxed: taxed(1_500n, 7),
    })
    expect(line.amount_minor).toBe(1_605n)
    expect(line.waterfall).toMatchObject({ base_minor: 1_500, tax_minor: 105 })
  })

  it("comes on top of what somebody chose to pay", async () => {
    const post = await shop.post({ pricing_type: "pwyw", price_minor: 100n })
    const over = { amountMinor: 1_000, taxed: taxed(1_000n, 20) }
    await expect(shop.checkout(post, over)).rejects.toMatchObject({
      failure: "price_changed",
    })
    const line = await shop.checkout(post, { ...over, totalMinor: 1_200 })
    expect(line.amount_minor).toBe(1_200n)
  })
})

describe("tax that is inside", () => {
  it("leaves the price as it was shown", async () => {
    const post = await shop.post({ price_minor: 2_400n })
    const line = await shop.checkout(post, {
      totalMinor: 2_400,
      taxed: taxed(2_400n, 20, { inclusive: true }),
    })
    expect(line.amount_minor).toBe(2_400n)
    const purchase = await sold(line)
    expect(await taxPayable(purchase)).toBe(400)
    expect(receiptLines(purchase, 0n)).toEqual([
      { key: "price", label: null, amount_minor: 2_400 },
      { key: "total", label: null, amount_minor: 2_400 },
      { key: "tax_included", label: "VAT 20 %", amount_minor: 400 },
    ])
  })
})

describe("a price that changed meanwhile", () => {
  it("charges nobody: neither another net nor another total", async () => {
    const post = await shop.post({ price_minor: 1_999n })
    await expect(
      shop.checkout(post, { taxed: taxed(1_500n, 7) })
    ).rejects.toMatchObject({ failure: "price_changed" })
    await expect(
      shop.checkout(post, { totalMinor: 1_999, taxed: taxed(1_999n, 7) })
    ).rejects.toMatchObject({ failure: "price_changed" })
  })

  it("is the same checkout while nothing changed, and another country's is not", async () => {
    const post = await shop.post({ price_minor: 1_999n })
    const customerId = next("cus")
    const of = (percent: number, calculation_id: string, country = "DE") =>
      shop.checkout(post, {
        customerId,
        taxed: taxed(1_999n, percent, { calculation_id, country }),
      })
    const first = await of(7, "taxcalc_1")
    expect((await of(7, "taxcalc_2")).id).toBe(first.id)
    expect((await of(7, "taxcalc_3", "FR")).id).not.toBe(first.id)
  })
})

describe("refunds of a taxed sale", () => {
  it("leave no tax owed after the last of any parts", async () => {
    const post = await shop.post({ price_minor: 1_999n })
    const line = await shop.checkout(post, { taxed: taxed(1_999n, 7) })
    const purchase = await sold(line)
    await refund(purchase, 700)
    // 140 × 700 / 2139 = 45.8: what is left is what was not given back.
    expect(await taxPayable(purchase)).toBe(94)
    await refund(purchase, 701)
    expect(await taxPayable(purchase)).toBe(48)
    await refund(purchase, 738)
    expect(await taxPayable(purchase)).toBe(0)
    expect(await shop.within(checkMoney)).toEqual([])
  })
})

describe("what a provider is told", () => {
  it("is the sale and each refund, and only of its own calculations", async () => {
    const post = await shop.post({ price_minor: 1_000n })
    const own = { provider: "stripe", calculation_id: "taxcalc_1" }
    const line = await shop.checkout(post, { taxed: taxed(1_000n, 19, own) })
    const purchase = await sold(line)
    const kinds = async (id: string) =>
      (await shop.within((tx) => listOutboxFor(tx, id))).map((row) => row.kind)
    expect(await kinds(purchase.id)).toContain("tax_transaction")
    await refund(purchase, 500)
    const reversals = await shop.within((tx) =>
      tx("outbox")
        .where({ kind: "tax_reversal" })
        .pluck<Record<string, unknown>[]>("payload")
    )
    expect(reversals).toEqual([
      expect.objectContaining({ purchase_id: purchase.id }),
    ])
    const other = await sold(
      await shop.checkout(await shop.post(), { taxed: taxed(1_000n, 19) })
    )
    expect(await kinds(other.id)).not.toContain("tax_transaction")
  })
})

describe("the database", () => {
  const spoil = async (change: Record<string, unknown>) => {
    const line = await shop.checkout(await shop.post(), {
      taxed: taxed(1_000n, 7),
    })
    await shop.within((tx) =>
      tx("checkout_line").where({ id: line.id }).update(change)
    )
  }

  it.each([
    ["more tax than was paid", { tax_minor: 99_999 }, "tax_"],
    ["tax without a reason", { tax: null }, "tax_explained"],
    ["other tax than is shared", { tax_minor: 71 }, "tax_as_shared"],
  ])("refuses %s", async (_, change, constraint) => {
    await expect(spoil(change)).rejects.toThrow(constraint)
  })
})

describe("a mailed receipt", () => {
  it("names rate and amount, or why there is none", async () => {
    const post = await shop.post({ price_minor: 1_999n })
    const added = await sold(
      await shop.checkout(post, { taxed: taxed(1_999n, 7) })
    )
    expect(taxSummary(added)).toBe("VAT 7 %, added to the price")
    const reversed = taxed(1_000n, 0, {
      reason: "reverse_charge",
      tax_id: "DE123456789",
    })
    const none = await sold(
      await shop.checkout(await shop.post(), { taxed: reversed })
    )
    expect(taxSummary(none)).toContain("Reverse charge")
  })
})
