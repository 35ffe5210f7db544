import assert from "node:assert/strict"
import { afterEach, it } from "node:test"
import Stripe from "stripe"
import { FAKE_SECRET_KEY } from "../../testing/stripe-fake/index.mts"
import { until } from "../actions.mts"
import { sql } from "../shop.mts"
import { newBuyer, postBySlug, type Buyer } from "./buyers.mts"
import { isTrue } from "./flows.mts"
import { assertConserved } from "./m09-conservation.mts"
import { assertSound } from "./oracle.mts"
import { openPayment, pay, purchaseOf } from "./stripe-payments.mts"
import { useFake } from "./stripe-shop.mts"

async function openFor(buyer: Buyer) {
  return openPayment(
    buyer,
    await postBySlug(),
    `m8-${buyer.customerId}-${String(Date.now())}`
  )
}

async function sold() {
  const { checkout, intent } = await openFor(await newBuyer())
  await pay(intent)
  await until("the sale", async () => (await purchaseOf(checkout)) !== "")
  return { intent, purchase: await purchaseOf(checkout) }
}

const live = (purchase: string) =>
  isTrue(
    "exists (select 1 from entitlement_grant where source_id = $1 and suspended_at is null and revoked_at is null)",
    [purchase]
  )

const parked = (intent: string, reason: string) =>
  isTrue(
    "exists (select 1 from inbox where state = 'parked' and reason = $2 and body like '%' || $1 || '%')",
    [intent, reason]
  )

const refundedAtStripe = (intent: string) =>
  useFake()
    .state()
    .refunds.filter(({ payment_intent }) => payment_intent === intent).length

/** A client of our own, for what other applications do with the account. */
function stranger(): Stripe {
  const { hostname, port } = new URL(useFake().url)
  return new Stripe(FAKE_SECRET_KEY, { host: hostname, port, protocol: "http" })
}

/** M8: what happens at Stripe without us, row by row of the policy. */
export function outOfBand(): void {
  afterEach(async () => {
    useFake().faults.clear()
    await until("the inbox to be empty", () =>
      isTrue("not exists (select 1 from inbox where state = 'pending')", [])
    )
    await assertSound()
  })

  it("M8 · a refund in Stripe's dashboard ends access and mirrors the shares", async () => {
    const { intent, purchase } = await sold()
    await useFake().act("refund", { payment_intent: intent })
    await until("the refund to be followed", () =>
      isTrue(
        "exists (select 1 from purchase where id = $1 and state = 'refunded')",
        [purchase]
      )
    )
    assert.equal(await live(purchase), false)
  })

  it("M8 · a dispute suspends, winning it restores", async () => {
    const { intent, purchase } = await sold()
    const { id } = (await useFake().act("dispute", {
      payment_intent: intent,
    })) as { id: string }
    await until("access to be suspended", async () => !(await live(purchase)))
    await useFake().act("dispute/close", { dispute: id, status: "won" })
    await until("access to be back", () => live(purchase))
  })

  it("M8 · a lost dispute ends access for good", async () => {
    const { intent, purchase } = await sold()
    const { id } = (await useFake().act("dispute", {
      payment_intent: intent,
    })) as { id: string }
    await useFake().act("dispute/close", { dispute: id, status: "lost" })
    await until("the end", () =>
      isTrue(
        "exists (select 1 from purchase where id = $1 and dispute_state = 'lost')",
        [purchase]
      )
    )
    assert.equal(await live(purchase), false)
  })

  it("M8 · an inquiry moves nothing", async () => {
    const { intent, purchase } = await sold()
    await useFake().act("dispute", { payment_intent: intent, inquiry: true })
    await until("it to be known", () =>
      isTrue(
        "exists (select 1 from payment_object where payment_id = $1 and kind = 'dispute')",
        [intent]
      )
    )
    assert.equal(await live(purchase), true)
  })

  it("M8 · a payment of another application is parked in suspense", async () => {
    const intent = await stranger().paymentIntents.create({
      amount: 777,
      currency: "usd",
      automatic_payment_methods: { enabled: true },
    })
    await pay(intent.id)
    await until("it to be parked", () => parked(intent.id, "unknown_payment"))
    const [row] = await sql<{ sum: number }>(
      "select sum(amount_minor)::int as sum from codex.ledger_posting where ref_id = $1 and account = 'platform:suspense'",
      [intent.id]
    )
    assert.equal(row?.sum, 777)
  })

  it("M8 · a capture of another amount buys nothing", async () => {
    const { checkout, intent } = await openFor(await newBuyer())
    await sql(
      "update checkout_line set amount_minor = amount_minor + 1 where id = $1",
      [checkout]
    )
    await pay(intent)
    await until("it to be parked", () => parked(intent, "amount_mismatch"))
    assert.equal(await purchaseOf(checkout), "")
  })

  it("M8 · a checkout that expired and is paid after all still gives access", async () => {
    const { checkout, intent } = await openFor(await newBuyer())
    await sql(
      "update checkout_line set status = 'expired', expires_at = now() - interval '1 hour' where id = $1",
      [checkout]
    )
    await pay(intent)
    await until("the sale", async () => (await purchaseOf(checkout)) !== "")
  })

  it("M8 · a second payment of what is owned goes back by itself", async () => {
    const buyer = await newBuyer()
    const first = await openFor(buyer)
    await sql("update checkout_line set status = 'expired' where id = $1", [
      first.checkout,
    ])
    const second = await openFor(buyer)
    assert.notEqual(first.intent, second.intent)
    await pay(first.intent)
    await until(
      "the first",
      async () => (await purchaseOf(first.checkout)) !== ""
    )
    await pay(second.intent)
    await until("the second to go back", () =>
      Promise.resolve(refundedAtStripe(second.intent) === 1)
    )
    assert.equal(refundedAtStripe(first.intent), 0)
  })

  it("M8 · events of the old API version settle the same", async () => {
    useFake().faults.setWebhooks({ old_api_version: true })
    const { intent, purchase } = await sold()
    await useFake().act("refund", { payment_intent: intent })
    await until("the refund to be followed", () =>
      isTrue(
        "exists (select 1 from purchase where id = $1 and state = 'refunded')",
        [purchase]
      )
    )
  })

  it("M8 · an event signed too long ago is refused and taken when told again", async () => {
    useFake().faults.setWebhooks({ out_of_tolerance: 900 })
    const { checkout, intent } = await openFor(await newBuyer())
    await pay(intent)
    await until("a refusal", () =>
      Promise.resolve(
        useFake()
          .state()
          .deliveries.some(({ status }) => status >= 400)
      )
    )
    assert.equal(await purchaseOf(checkout), "")
    useFake().faults.clear()
    await until("the sale", async () => (await purchaseOf(checkout)) !== "")
  })

  it("M9 · after all of it the books agree with Stripe to the cent", async () => {
    await until(
      "fees to be known",
      () =>
        isTrue(
          "not exists (select 1 from purchase where provider = 'pp_stripe_stripe' and amount_minor > 0 and processing_fee_minor is null)",
          []
        ),
      60
    )
    await assertConserved()
  })
}
