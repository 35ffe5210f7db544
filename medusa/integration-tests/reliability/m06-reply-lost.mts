import assert from "node:assert/strict"
import { afterEach, it } from "node:test"
import { call, signIn, type Actor } from "../../testing/http.mts"
import { until } from "../actions.mts"
import { sql, useShop } from "../shop.mts"
import { newBuyer, postBySlug } from "./buyers.mts"
import { assertConserved } from "./m09-conservation.mts"
import { assertSound } from "./oracle.mts"
import { persist } from "./persist.mts"
import { random, SEED, size } from "./run.mts"
import { openPayment, pay, purchaseOf } from "./stripe-payments.mts"
import { useFake } from "./stripe-shop.mts"

const TIMES = size(100, 10)
const VERBS = [
  "commit_then_drop",
  "commit_then_500",
  "500_then_ok",
  "rate_limit",
  "hang",
] as const

/** The next request of this kind suffers one of the faults. */
function trouble(match: string, next: () => number): void {
  const verb = VERBS[Math.floor(next() * VERBS.length)] ?? "commit_then_drop"
  useFake().faults.add({ verb, match, ms: 300 })
}

const operator = (): Promise<Actor> =>
  signIn(
    useShop().backendUrl,
    "user",
    useShop().demo.logins.operator,
    "operator"
  )

async function sell(
  key: string
): Promise<{ purchase: string; intent: string }> {
  const buyer = await newBuyer()
  const { checkout, intent } = await openPayment(
    buyer,
    await postBySlug(),
    `${key}-${buyer.customerId}`
  )
  await pay(intent)
  await until(
    "the sale to settle",
    async () => (await purchaseOf(checkout)) !== ""
  )
  return { purchase: await purchaseOf(checkout), intent }
}

/** Payments of one checkout at Stripe, whatever was asked how often. */
const intentsOf = (checkout: string) =>
  useFake()
    .state()
    .payment_intents.filter(
      ({ metadata }) => metadata.codex_checkout_id === checkout
    )

/** M6: Stripe has done it, and the answer never came. */
export function replyLost(): void {
  const next = random(SEED)

  afterEach(async () => {
    useFake().faults.clear()
    await assertSound()
  })

  it(`M6 · ${TIMES} checkouts whose payment's creation goes wrong have one payment each`, async () => {
    const post = await postBySlug()
    for (let index = 0; index < TIMES; index += 1) {
      const buyer = await newBuyer()
      trouble("POST /v1/payment_intents", next)
      const { checkout, intent } = await openPayment(
        buyer,
        post,
        `m6-open-${buyer.customerId}`
      )
      assert.equal(intentsOf(checkout).length, 1)
      await pay(intent)
      await until(
        "the sale to settle",
        async () => (await purchaseOf(checkout)) !== ""
      )
    }
  })

  it(`M6 · ${TIMES} refunds whose answer is lost are one refund each`, async () => {
    const who = await operator()
    for (let index = 0; index < TIMES; index += 1) {
      const { purchase, intent } = await sell(`m6-refund-${String(index)}`)
      trouble("POST /v1/refunds", next)
      await persist(who, "POST", `/admin/purchases/${purchase}/refund`, {
        amount_minor: 1999,
      })
      await until(
        "the refund to succeed",
        async () => {
          const [row] = await sql<{ state: string }>(
            "select state from refund_request where purchase_id = $1",
            [purchase]
          )
          return row?.state === "succeeded"
        },
        60
      )
      const made = useFake()
        .state()
        .refunds.filter(({ payment_intent }) => payment_intent === intent)
      assert.equal(made.length, 1)
    }
  })

  it("M9 · the books agree with Stripe to the cent", async () => {
    await until("fees to be known", async () => {
      const [row] = await sql<{ unknown: number }>(
        "select count(*)::int as unknown from purchase where amount_minor > 0 and provider = 'pp_stripe_stripe' and processing_fee_minor is null"
      )
      return row?.unknown === 0
    })
    await assertConserved()
    const health = await call(
      useShop().backendUrl,
      await operator(),
      "GET",
      "/health"
    )
    assert.equal(health.status, 200)
  })
}
