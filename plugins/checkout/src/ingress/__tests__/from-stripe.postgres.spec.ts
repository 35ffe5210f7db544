import { getCheckoutLine, hasWaitingEvent } from "@codex/purchases"
import { checkoutStripe } from "../../lib/stripe"
import { reconcileStripe } from "../../settlement/reconcile-stripe"
import { standing } from "../../settlement/__tests__/stripe-shop"
import type { Shop } from "../../__tests__/test-shop"
import { CONNECT, openStripeStage, PLATFORM } from "./stripe-stage"
import type { StripeStage } from "./stripe-stage"

let stage: StripeStage
let shop: Shop
let fake: StripeStage["fake"]
let ear: StripeStage["ear"]

beforeAll(async () => {
  stage = await openStripeStage()
  ;({ shop, fake, ear } = stage)
}, 60_000)
afterEach(() => fake.act("faults", { clear: true }))
afterAll(() => stage.close())

const open = (attached?: boolean) => stage.open({ attached })
const pay = (pi: string, card?: string) => stage.pay(pi, card)
const arrive = () => stage.arrive()

const lineOf = (id: string) => shop.within((tx) => getCheckoutLine(tx, id))

describe("a payment at Stripe", () => {
  it.each([
    ["today's API", {}],
    ["the API of 2020", { old_api_version: true }],
    ["every event three times, out of order", { dup: 3, shuffle: 11 }],
  ])("gives access once, told in %s", async (_name, webhooks) => {
    await fake.act("faults", { webhooks })
    const line = await open()
    await pay(line.pi)
    await fake.act("flush")
    await arrive()
    expect(await standing(shop, line)).toMatchObject({
      access: true,
      state: "paid",
      refunded: 0,
    })
  })

  it("stays open for another card after a decline", async () => {
    const line = await open()
    await pay(line.pi, "pm_card_chargeDeclined")
    await arrive()
    expect(await lineOf(line.id)).toMatchObject({ status: "open" })
    await pay(line.pi)
    await arrive()
    expect(await standing(shop, line)).toMatchObject({ access: true })
  })

  it("is known by its own words when we were killed before noting it", async () => {
    const line = await open(false)
    await pay(line.pi)
    await arrive()
    expect(await standing(shop, line)).toMatchObject({ access: true })
  })

  it("shows as processing from arrival to settlement", async () => {
    const line = await open()
    await pay(line.pi)
    await fake.act("idle")
    const fresh = await lineOf(line.id)
    const waits = () =>
      shop.within((tx) => hasWaitingEvent(tx, fresh?.payment_session_id ?? ""))
    expect(await waits()).toBe(true)
    await ear.settleAll()
    expect(await waits()).toBe(false)
  })

  it("is found when its event never comes", async () => {
    await fake.act("faults", { webhooks: { hold: true } })
    const line = await open()
    await pay(line.pi)
    await arrive()
    expect(await standing(shop, line)).toBeNull()
    await shop.within((tx) =>
      tx("checkout_line")
        .where({ id: line.id })
        .update({ created_at: new Date(Date.now() - 600_000) })
    )
    await reconcileStripe(ear.container)
    await ear.settleAll()
    expect(await standing(shop, line)).toMatchObject({ access: true })
    // The event that comes after all changes nothing.
    await fake.act("flush")
    await ear.settleAll()
    expect(await standing(shop, line)).toMatchObject({ state: "paid" })
  })

  it("is over when it is canceled", async () => {
    const line = await open()
    await fake.act("cancel", { payment_intent: line.pi })
    await arrive()
    expect(await lineOf(line.id)).toMatchObject({
      status: "failed",
      failure_code: "payment_canceled",
    })
  })

  it("is suspended by a dispute and restored when it is won", async () => {
    const line = await open()
    await pay(line.pi)
    await arrive()
    const { id } = await fake.act("dispute", { payment_intent: line.pi })
    await arrive()
    expect(await standing(shop, line)).toMatchObject({ access: false })
    await fake.act("dispute/close", { dispute: id, status: "won" })
    await arrive()
    expect(await standing(shop, line)).toMatchObject({
      access: true,
      dispute_state: "won",
    })
  })

  it("ends with the money back at the buyer, without access", async () => {
    const line = await open()
    await pay(line.pi)
    await arrive()
    await fake.act("refund", { payment_intent: line.pi })
    await arrive()
    expect(await standing(shop, line)).toMatchObject({
      access: false,
      state: "refunded",
      refunded: 5000,
    })
  })
})

describe("both endpoints", () => {
  it("refuse what is signed too early or with the other's secret", async () => {
    const before = ear.refused.length
    await fake.act("faults", { webhooks: { out_of_tolerance: 600 } })
    const line = await open()
    await pay(line.pi)
    await arrive()
    expect(ear.refused.length - before).toBe(3)
    expect(await standing(shop, line)).toBeNull()

    await fake.act("faults", { clear: true })
    await fake.act("endpoints", {
      endpoints: [{ url: ear.url("stripe"), secret: CONNECT }],
    })
    await open()
    await arrive()
    expect(ear.refused.length - before).toBe(4)
    await fake.act("endpoints", {
      endpoints: [
        { url: ear.url("stripe"), secret: PLATFORM },
        { url: ear.url("stripe-connect"), secret: CONNECT, connect: true },
      ],
    })
  })

  it("take the news of connected accounts", async () => {
    const account = await checkoutStripe()?.accounts.create({ type: "express" })
    await fake.act("account/onboard", { account: account?.id })
    await arrive()
    const [row] = await shop.within((tx) =>
      tx("inbox")
        .where({ provider: "stripe-connect", type: "account.updated" })
        .select<{ state: string; reason: string | null }[]>("state", "reason")
    )
    expect(row?.state).toBe("done")
  })
})
