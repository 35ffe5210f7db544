import { hasAccess } from "@codex/entitlements"
import { postedVector } from "@codex/ledger"
import type { TestDatabase } from "@codex/kernel/testing"
import {
  claimInbox,
  findPurchaseByLine,
  getSuspenseDecision,
} from "@codex/purchases"
import type { OutboxRow } from "@codex/purchases"
import type { SuspenseDecisionBody } from "../../contract"
import {
  eventFor,
  next,
  openShop,
  openShopDatabase,
  settleEvent,
} from "../../__tests__/test-shop"
import type { Shop } from "../../__tests__/test-shop"
import { checkMoney } from "../../audit/check-money"
import { needsAttention } from "../../operator/attention"
import { useDemo } from "../../refunds/__tests__/refund-shop"
import { containerOf } from "../../refunds/__tests__/test-container"
import { settle } from "../../settlement/settle"
import { decideSuspense } from "../decide"
import { suspenseDetail } from "../read"
import { submitGiveBack } from "../submit-give-back"

let db: TestDatabase
let shop: Shop

beforeAll(async () => {
  useDemo()
  db = await openShopDatabase()
  shop = await openShop(db.pg)
})

afterAll(() => db.drop())

/** A capture that no checkout of ours began. */
async function stray(amountMinor = 1_000): Promise<string> {
  const id = next("stray")
  await settleEvent(shop, {
    id: `demo_${id}`,
    type: "payment.succeeded",
    created: 1,
    data: { payment_id: id, amount_minor: amountMinor, currency_code: "usd" },
  })
  return id
}

const decide = (payment: string, body: SuspenseDecisionBody, by = "user_1") =>
  shop.within((tx) => decideSuspense(tx, payment, by, body))

const giveBack = { action: "give_back", amount_minor: 1_000, note: "" } as const
const writeOff = {
  action: "write_off",
  amount_minor: 1_000,
  note: "Nobody claims it",
} as const

/** The worker asks, the provider answers, the answer is settled. */
async function submit(id: string): Promise<void> {
  await submitGiveBack(containerOf(db.pg), { ref_id: id } as OutboxRow)
  for (const event of await shop.within((tx) =>
    claimInbox(tx, { limit: 50 })
  )) {
    await shop.within((tx) => settle(tx, event))
  }
}

async function standing(payment: string) {
  const sums = await shop.within((tx) => postedVector(tx, "payment", payment))
  return Object.fromEntries(
    sums
      .filter(({ amountMinor }) => amountMinor !== 0n)
      .map(({ account, amountMinor }) => [account, amountMinor])
  )
}

const failures = async () =>
  (await shop.within(checkMoney))
    .map(({ code }) => code)
    .filter((code) => code !== "money_in_suspense")

describe("money in suspense", () => {
  it("goes back to the payer when the provider says so, once", async () => {
    const payment = await stray()
    const decision = await decide(payment, giveBack)
    expect(await standing(payment)).toEqual({
      "platform:clearing": -1_000n,
      "platform:suspense": 1_000n,
    })
    const attention = await shop.within(needsAttention)
    expect(
      attention.suspense.find(({ payment_id }) => payment_id === payment)
    ).toMatchObject({ on_its_way: true })
    expect(await decide(payment, giveBack)).toMatchObject({ id: decision.id })
    await submit(decision.id)
    await submit(decision.id)
    expect(await standing(payment)).toEqual({})
    const done = await shop.within((tx) => getSuspenseDecision(tx, decision.id))
    expect(done).toMatchObject({
      state: "done",
      provider_refund_id: `demore_${decision.id}`,
    })
    expect(await failures()).toEqual([])
  })

  it("written off lies where an auditor finds it, later refunds included", async () => {
    const payment = await stray()
    await expect(
      decide(payment, { ...writeOff, amount_minor: 999 })
    ).rejects.toMatchObject({ failure: "suspense_changed" })
    await decide(payment, writeOff)
    expect(await standing(payment)).toEqual({
      "platform:clearing": -1_000n,
      "platform:written_off": 1_000n,
    })
    await expect(decide(payment, giveBack)).rejects.toMatchObject({
      failure: "suspense_not_found",
    })
    await settleEvent(shop, {
      id: next("demo_refund"),
      type: "refund.succeeded",
      created: 2,
      data: {
        payment_id: payment,
        refund_id: next("re"),
        amount_minor: 1_000,
        currency_code: "usd",
      },
    } as never)
    expect(await standing(payment)).toEqual({})
    expect(await failures()).toEqual([])
  })

  it("matched to its checkout is a purchase like any other", async () => {
    const line = await shop.checkout(await shop.post({ price_minor: 1_000n }))
    const payment = await stray()
    const detail = await shop.within((tx) => suspenseDetail(tx, payment))
    expect(detail.candidates.map(({ checkout_id }) => checkout_id)).toContain(
      line.id
    )
    const match = {
      action: "match",
      amount_minor: 1_000,
      checkout_id: line.id,
      note: "",
    } as const
    const decision = await decide(payment, match)
    expect(await decide(payment, match)).toMatchObject({ id: decision.id })
    const purchase = await shop.within((tx) => findPurchaseByLine(tx, line.id))
    expect(purchase).toMatchObject({
      payment_id: payment,
      amount_minor: 1_000n,
    })
    expect(await standing(payment)).toEqual({})
    const access = await shop.within((tx) =>
      hasAccess(tx, line.customer_id, line.post_id)
    )
    expect(access).toBe(true)
    expect(await failures()).toEqual([])
  })

  it("is not matched to a checkout of another amount, or one that is paid", async () => {
    const dearer = await shop.checkout(await shop.post({ price_minor: 2_000n }))
    const paid = await shop.checkout(await shop.post({ price_minor: 1_000n }))
    await settleEvent(shop, eventFor(paid))
    const payment = await stray()
    for (const { id } of [dearer, paid]) {
      const match = { action: "match", amount_minor: 1_000, note: "" } as const
      await expect(
        decide(payment, { ...match, checkout_id: id })
      ).rejects.toMatchObject({ failure: "suspense_no_match" })
    }
    expect(await standing(payment)).toMatchObject({
      "platform:suspense": 1_000n,
    })
  })

  it("is decided about once by 20 operators who disagree", async () => {
    const payment = await stray()
    const answers = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) =>
        decide(payment, n % 2 ? giveBack : writeOff, `user_${n}`)
      )
    )
    const ids = answers.flatMap((one) =>
      one.status === "fulfilled" ? [one.value.id] : []
    )
    expect(new Set(ids).size).toBe(1)
    const rows = await shop.within((tx) =>
      tx("suspense_decision").where({ payment_id: payment })
    )
    expect(rows).toHaveLength(1)
  })

  it("of an unknown or a sold payment is the same 404", async () => {
    const line = await shop.checkout(await shop.post())
    await settleEvent(shop, eventFor(line))
    for (const payment of ["pay_of_nobody", `pay_${line.id}`]) {
      await expect(decide(payment, giveBack)).rejects.toMatchObject({
        failure: "suspense_not_found",
      })
    }
  })
})
