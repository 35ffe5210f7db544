// The stand-in itself, driven with Stripe's own SDK.
import assert from "node:assert/strict"
import http from "node:http"
import { after, before, beforeEach, describe, it } from "node:test"
import Stripe from "stripe"
import { FAKE_SECRET_KEY, startStripeFake } from "./index.mts"
import type { StripeFake } from "./index.mts"

const SECRET = "whsec_0123456789abcdefghijklmnop"

interface Heard {
  event: Stripe.Event
  body: string
  signature: string
}

let fake: StripeFake
let client: Stripe
let heard: Heard[] = []
let answers: number[] = []
let ear: http.Server

async function listen(): Promise<string> {
  ear = http.createServer((req, res) => {
    const parts: Buffer[] = []
    req.on("data", (part: Buffer) => parts.push(part))
    req.on("end", () => {
      const body = Buffer.concat(parts).toString("utf8")
      const signature = String(req.headers["stripe-signature"])
      heard.push({ event: JSON.parse(body) as Stripe.Event, body, signature })
      res.writeHead(answers.shift() ?? 200).end()
    })
  })
  await new Promise<void>((done) => ear.listen(0, "127.0.0.1", done))
  const { port } = ear.address() as { port: number }
  return `http://127.0.0.1:${port}/platform`
}

const sdk = (url: string, maxNetworkRetries = 0) =>
  new Stripe(FAKE_SECRET_KEY, {
    protocol: "http",
    host: "127.0.0.1",
    port: Number(new URL(url).port),
    maxNetworkRetries,
    timeout: 2000,
  })

const create = (amount = 1999, key?: string) =>
  client.paymentIntents.create(
    {
      amount,
      currency: "usd",
      automatic_payment_methods: { enabled: true },
      metadata: { codex_checkout_id: "chk_1" },
    },
    key ? { idempotencyKey: key } : {}
  )

async function paid(amount = 1999) {
  const intent = await create(amount)
  return client.paymentIntents.confirm(intent.id, {
    payment_method: "pm_card_visa",
    return_url: "http://shop.test/done",
  })
}

const types = () => heard.map(({ event }) => event.type)

before(async () => {
  const url = await listen()
  fake = await startStripeFake({ webhooks: [{ url, secret: SECRET }] })
  client = sdk(fake.url)
})
beforeEach(async () => {
  await fake.sender.idle()
  fake.faults.clear()
  heard = []
  answers = []
})
after(async () => {
  await fake.stop()
  ear.close()
})

describe("tax", () => {
  const calculate = (
    postal_code: string | undefined,
    tax_behavior: "inclusive" | "exclusive" = "exclusive"
  ) =>
    client.tax.calculations.create({
      currency: "usd",
      line_items: [{ amount: 1999, reference: "post_1", tax_behavior }],
      customer_details: {
        address: { country: "US", ...(postal_code ? { postal_code } : {}) },
        address_source: "billing",
      },
      expand: ["line_items.data.tax_breakdown"],
    })

  it("is worked out by postal code, and refused without one", async () => {
    const { tax_amount_exclusive, line_items, id } = await calculate("10001")
    assert.equal(tax_amount_exclusive, 177)
    const [part] = line_items?.data[0]?.tax_breakdown ?? []
    assert.equal(part?.jurisdiction.display_name, "New York")
    const kept = await client.tax.calculations.retrieve(id ?? "")
    assert.equal(kept.id, id)
    await assert.rejects(calculate(undefined), {
      code: "customer_tax_location_invalid",
    })
  })

  it("is recorded once, and taken back in parts to nothing", async () => {
    const { id } = await calculate("10001", "inclusive")
    const from = { calculation: id ?? "", reference: "pur_tax" }
    const sale = await client.tax.transactions.createFromCalculation(from)
    await assert.rejects(
      client.tax.transactions.createFromCalculation(from),
      /already exists/
    )
    const back = (flat_amount: number, reference: string) =>
      client.tax.transactions.createReversal({
        mode: "partial",
        original_transaction: sale.id,
        reference,
        flat_amount,
      })
    await assert.rejects(back(-2000, "re_much"), { code: "amount_too_large" })
    const parts = [await back(-700, "re_1"), await back(-1299, "re_2")]
    const taxes = [sale, ...parts].map(
      ({ line_items }) => line_items?.data[0]?.amount_tax ?? 0
    )
    assert.equal(
      taxes.reduce((sum, tax) => sum + tax, 0),
      0
    )
    await assert.rejects(
      client.tax.transactions.createReversal({
        mode: "full",
        original_transaction: sale.id,
        reference: "re_3",
      }),
      { code: "amount_too_large" }
    )
  })
})

describe("payments", () => {
  it("takes a card and books 2.9 % and 30 cents", async () => {
    const intent = await client.paymentIntents.retrieve((await paid(5000)).id, {
      expand: ["latest_charge.balance_transaction"],
    })
    const charge = intent.latest_charge as Stripe.Charge
    const booked = charge.balance_transaction as Stripe.BalanceTransaction
    assert.equal(intent.status, "succeeded")
    assert.deepEqual([booked.amount, booked.fee, booked.net], [5000, 175, 4825])
  })

  it("declines the card that is made for it", async () => {
    const intent = await create()
    await assert.rejects(
      client.paymentIntents.confirm(intent.id, {
        payment_method: "pm_card_chargeDeclined",
      }),
      { type: "StripeCardError", code: "card_declined" }
    )
    const after = await client.paymentIntents.retrieve(intent.id)
    assert.equal(after.status, "requires_payment_method")
  })

  it("asks the bank before it takes the money", async () => {
    const intent = await create()
    const waiting = await client.paymentIntents.confirm(intent.id, {
      payment_method: "pm_card_authenticationRequired",
    })
    assert.equal(waiting.status, "requires_action")
    await fake.act("challenge", { payment_intent: intent.id, ok: true })
    const after = await client.paymentIntents.retrieve(intent.id)
    assert.equal(after.status, "succeeded")
  })

  it("refuses what Stripe refuses", async () => {
    const { id } = await paid()
    await assert.rejects(client.paymentIntents.capture(id), {
      code: "payment_intent_unexpected_state",
    })
    await assert.rejects(create(49), { code: "amount_too_small" })
    await assert.rejects(
      client.paymentIntents.create({ amount: 100 } as never),
      { code: "parameter_missing", param: "currency" }
    )
    await assert.rejects(
      client.paymentIntents.create({
        amount: 100,
        currency: "usd",
        metadata: { a: "b" },
        colour: "red",
      } as never),
      { code: "parameter_unknown", param: "colour" }
    )
    await assert.rejects(client.invoices.list(), /Unrecognized request URL/)
    await assert.rejects(client.refunds.retrieve("re_none"), {
      code: "resource_missing",
    })
  })

  it("answers in the shape of the version that asks", async () => {
    const { id } = await paid()
    const old = new Stripe(FAKE_SECRET_KEY, {
      protocol: "http",
      host: "127.0.0.1",
      port: Number(new URL(fake.url).port),
      apiVersion: "2020-03-02" as never,
    })
    const intent = (await old.paymentIntents.retrieve(id)) as unknown as {
      charges: { data: Stripe.Charge[] }
      latest_charge?: string
    }
    assert.equal(intent.charges.data[0]?.status, "succeeded")
    assert.equal(intent.latest_charge, undefined)
  })
})

describe("lists", () => {
  it("pages, newest first, and filters by payment and time", async () => {
    const { id } = await paid(1000)
    for (const amount of [100, 200, 300]) {
      await client.refunds.create({ payment_intent: id, amount })
    }
    const first = await client.refunds.list({ payment_intent: id, limit: 2 })
    assert.deepEqual(
      first.data.map(({ amount }) => amount),
      [300, 200]
    )
    assert.equal(first.has_more, true)
    const all = await client.refunds
      .list({ payment_intent: id, limit: 2 })
      .autoPagingToArray({ limit: 10 })
    assert.equal(all.length, 3)
    const later = Math.floor(Date.now() / 1000) + 60
    const none = await client.refunds.list({ created: { gte: later } })
    assert.equal(none.data.length, 0)
  })
})

describe("idempotency", () => {
  it("replays the first reply of a key", async () => {
    const first = await create(1500, "key-1")
    const again = await create(1500, "key-1")
    assert.equal(again.id, first.id)
    await assert.rejects(create(1600, "key-1"), {
      type: "StripeIdempotencyError",
    })
  })

  it("replays a saved 500 as well", async () => {
    fake.faults.add({ verb: "500_saved", match: "POST /v1/payment_intents" })
    await assert.rejects(create(1500, "key-2"), { statusCode: 500 })
    await assert.rejects(create(1500, "key-2"), { statusCode: 500 })
    assert.ok(await create(1500, "key-3"))
  })

  it("answers 409 while the first request still runs", async () => {
    fake.faults.add({ verb: "latency", ms: 300 })
    const first = create(1500, "key-4")
    await new Promise((done) => setTimeout(done, 100))
    await assert.rejects(create(1500, "key-4"), {
      code: "idempotency_key_in_use",
    })
    assert.ok(await first)
  })

  it("keeps one object when the reply is lost", async () => {
    const { id } = await paid()
    fake.faults.add({ verb: "commit_then_drop", match: "POST /v1/refunds" })
    const retrying = sdk(fake.url, 1)
    const refund = await retrying.refunds.create({ payment_intent: id })
    const all = await client.refunds.list({ payment_intent: id })
    assert.deepEqual(
      all.data.map((row) => row.id),
      [refund.id]
    )
  })

  it("lets a 500 that ran nothing be tried again", async () => {
    fake.faults.add({ verb: "500_then_ok" })
    await assert.rejects(create(1500, "key-5"), { statusCode: 500 })
    assert.ok(await create(1500, "key-5"))
  })

  it("hangs until the client gives up", async () => {
    fake.faults.add({ verb: "hang", ms: 2500 })
    await assert.rejects(create(), { type: "StripeConnectionError" })
  })
})

describe("events", () => {
  it("are signed so that Stripe's SDK believes them", async () => {
    const { id } = await paid()
    await fake.sender.idle()
    assert.deepEqual(types(), [
      "payment_intent.created",
      "charge.succeeded",
      "payment_intent.succeeded",
    ])
    const last = heard[2]
    assert.ok(last)
    const event = client.webhooks.constructEvent(
      last.body,
      last.signature,
      SECRET
    )
    assert.equal((event.data.object as Stripe.PaymentIntent).id, id)
  })

  it("come again until somebody says yes", async () => {
    answers = [500, 200, 503, 200]
    await create()
    await fake.sender.idle()
    assert.deepEqual(types(), [
      "payment_intent.created",
      "payment_intent.created",
    ])
  })

  it("come twice, late, out of order, in the old shape, too old", async () => {
    fake.faults.setWebhooks({
      dup: 2,
      shuffle: 7,
      old_api_version: true,
      out_of_tolerance: 600,
    })
    await paid()
    assert.equal(heard.length, 0)
    await fake.sender.flush()
    assert.equal(heard.length, 6)
    const sorted = [...types()].sort()
    assert.equal(new Set(sorted).size, 3)
    assert.notDeepEqual(types(), sorted)
    const succeeded = heard.find(
      ({ event }) => event.type === "payment_intent.succeeded"
    )
    assert.ok(succeeded)
    const { object } = succeeded.event.data as { object: { charges?: object } }
    assert.ok(object.charges)
    assert.throws(
      () =>
        client.webhooks.constructEvent(
          succeeded.body,
          succeeded.signature,
          SECRET
        ),
      /tolerance/
    )
  })
})

describe("after the payment", () => {
  it("refunds, disputes and decides, and every cent is booked", async () => {
    const before = fake.state().balance_usd
    const intent = await paid(2000)
    await fake.act("refund", { payment_intent: intent.id, amount: 500 })
    const other = await paid(3000)
    const opened = (await fake.act("dispute", {
      payment_intent: other.id,
    })) as Stripe.Dispute
    await fake.act("dispute/close", { dispute: opened.id, status: "won" })
    await fake.sender.idle()
    assert.equal(
      fake.state().balance_usd - before,
      2000 - 88 - 500 + 3000 - 117 - 1500
    )
    const seen = new Set(types())
    for (const type of [
      "refund.created",
      "charge.refunded",
      "charge.dispute.created",
      "charge.dispute.funds_withdrawn",
      "charge.dispute.funds_reinstated",
      "charge.dispute.closed",
    ]) {
      assert.ok(seen.has(type as Stripe.Event["type"]), type)
    }
  })

  it("pays an onboarded account, and takes a payout back", async () => {
    await paid(50_000)
    const account = await client.accounts.create({
      type: "express",
      capabilities: { transfers: { requested: true } },
    })
    const transfer = () =>
      client.transfers.create({
        amount: 1000,
        currency: "usd",
        destination: account.id,
        transfer_group: "payout_1",
      })
    await assert.rejects(transfer(), {
      code: "insufficient_capabilities_for_transfer",
    })
    await fake.act("account/onboard", { account: account.id })
    const sent = await transfer()
    const on = { stripeAccount: account.id }
    const payout = await client.payouts.create(
      { amount: 600, currency: "usd" },
      on
    )
    await fake.act("payout/pay", { payout: payout.id })
    await fake.act("payout/fail", { payout: payout.id })
    assert.equal(
      (await client.payouts.retrieve(payout.id, {}, on)).status,
      "failed"
    )
    await client.transfers.createReversal(sent.id, { amount: 1000 })
    const [left] = (await client.balance.retrieve({}, on)).available
    assert.equal(left?.amount, 0)
    await assert.rejects(client.payouts.retrieve(payout.id), {
      code: "resource_missing",
    })
  })
})
