import type { CheckoutLine, OutboxRow } from "@codex/purchases"
import fc from "fast-check"
import { fetchPayment } from "../../refunds/fetch-payment"
import { standing } from "../../settlement/__tests__/stripe-shop"
import { openStripeStage } from "./stripe-stage"
import type { StripeStage } from "./stripe-stage"

let stage: StripeStage

beforeAll(async () => {
  stage = await openStripeStage()
}, 60_000)
afterAll(() => stage.close())

interface Life {
  price: number
  /** Parts of what is left, refunded in Stripe's dashboard. */
  refunds: number[]
  dispute: "none" | "open" | "won" | "lost"
  seed: number
}

const life: fc.Arbitrary<Life> = fc.record({
  price: fc.integer({ min: 100, max: 99_999 }),
  refunds: fc.array(fc.integer({ min: 1, max: 100 }), { maxLength: 3 }),
  dispute: fc.constantFrom("none", "open", "won", "lost"),
  seed: fc.nat(),
})

interface Movement {
  source: string
  net: number
}

/** What is asked of Stripe because an event left it out. */
async function fetchAll() {
  const rows = await stage.shop.within((tx) =>
    tx("outbox").where({ kind: "payment_fetch", state: "pending" }).select("*")
  )
  for (const row of rows as OutboxRow[]) {
    await fetchPayment(stage.ear.container, row)
  }
  await stage.shop.within((tx) =>
    tx("outbox")
      .where({ kind: "payment_fetch", state: "pending" })
      .update({ state: "done" })
  )
  await stage.ear.settleAll()
}

async function refundParts({ pi }: { pi: string }, { price, refunds }: Life) {
  let left = price
  for (const percent of refunds) {
    const amount = Math.ceil((left * percent) / 100)
    if (amount > 0) {
      await stage.fake.act("refund", { payment_intent: pi, amount })
    }
    left -= amount
  }
  return left
}

/** Everything that happens to one payment; its events come out of order. */
async function live(of: Life): Promise<CheckoutLine & { pi: string }> {
  const { fake } = stage
  await fake.act("faults", { webhooks: { shuffle: of.seed, dup: 2 } })
  const line = await stage.open({ priceMinor: BigInt(of.price) })
  await stage.pay(line.pi)
  const left = await refundParts(line, of)
  if (of.dispute !== "none" && left > 0) {
    const amount = left
    const { id } = await fake.act("dispute", {
      payment_intent: line.pi,
      amount,
    })
    if (of.dispute !== "open") {
      await fake.act("dispute/close", { dispute: id, status: of.dispute })
    }
  }
  await fake.act("flush")
  await stage.arrive()
  await fetchAll()
  return line
}

/** What Stripe's balance says this payment came to. */
async function netAtStripe(pi: string): Promise<number> {
  const state = await stage.fake.state()
  const of = (key: string) =>
    (state[key] as { id: string; payment_intent?: string }[])
      .filter(({ payment_intent: intent }) => intent === pi)
      .map(({ id }) => id)
  const mine = new Set([...of("charges"), ...of("refunds"), ...of("disputes")])
  return (state.platform_transactions as Movement[])
    .filter(({ source }) => mine.has(source))
    .reduce((sum, { net }) => sum + net, 0)
}

it("agrees with Stripe's balance to the cent, whatever happens to a payment", async () => {
  await fc.assert(
    fc.asyncProperty(life, async (of) => {
      const line = await live(of)
      const found = await standing(stage.shop, line)
      const sums: Record<string, number> = found?.sums ?? {}
      // Money we hold at Stripe is a negative balance of clearing.
      expect(-(sums["platform:clearing"] ?? 0)).toBe(await netAtStripe(line.pi))
      expect(Object.values(sums).reduce((a, b) => a + b, 0)).toBe(0)
    }),
    { numRuns: 25 }
  )
}, 120_000)
