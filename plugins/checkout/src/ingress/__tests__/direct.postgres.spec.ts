import { withPlatform } from "@codex/kernel"
import { insertRefundRequest } from "@codex/purchases"
import type { CheckoutLine, OutboxRow } from "@codex/purchases"
import fc from "fast-check"
import { submitRefund } from "../../refunds/submit-refund"
import { balanceOf, standing } from "../../settlement/__tests__/stripe-shop"
import { openDirectStage } from "./direct-stage"
import type { DirectStage } from "./direct-stage"

let stage: DirectStage

beforeAll(async () => {
  stage = await openDirectStage()
}, 60_000)
afterAll(() => stage.close())

const org = () => stage.shop.organization.id
const author = () => stage.shop.author.id

async function sold(price?: bigint): Promise<CheckoutLine & { pi: string }> {
  const line = await stage.open(price)
  await stage.pay(line.pi)
  await stage.arrive()
  return line
}

const conserved = async () =>
  expect(await stage.inBooks()).toEqual(await stage.atStripe())

/** An approved refund of ours, sent to Stripe as the outbox sends it. */
async function refund(line: CheckoutLine & { pi: string }, amount: bigint) {
  const found = await standing(stage.shop, line)
  const request = await stage.shop.within((tx) =>
    insertRefundRequest(tx, {
      organization_id: line.organization_id,
      creator_id: line.creator_id,
      customer_id: line.customer_id,
      purchase_id: found?.id ?? null,
      checkout_line_id: line.id,
      payment_id: line.pi,
      provider: line.provider,
      origin: "operator",
      reason_code: "other",
      reason: "",
      amount_minor: amount,
      currency_code: "usd",
      state: "approved",
      policy: {},
      escalate_at: null,
    })
  )
  const row = { ref_id: request?.id ?? "" } as OutboxRow
  const done = await submitRefund(stage.ear.container, row)
  await stage.arrive()
  return done
}

describe("an organization whose account cannot charge", () => {
  it("sells nothing in direct, and says so before anything is charged", async () => {
    const { organization, within } = stage.shop
    await within((tx) =>
      tx("organization")
        .where({ id: organization.id })
        .update({ settlement_mode: "direct" })
    )
    await expect(stage.freeze("cus_early", 5_000n)).rejects.toMatchObject({
      failure: "seller_not_ready",
    })
  })

  it("sells once Stripe has said that it can", async () => {
    await stage.onboard()
    const { line } = await stage.freeze("cus_ready", 5_000n)
    expect(line.stripe_account).toBe(stage.account)
  })

  it("sells nothing again when Stripe holds it back", async () => {
    await stage.setCharges(false)
    await expect(stage.freeze("cus_late", 5_000n)).rejects.toMatchObject({
      failure: "seller_not_ready",
    })
    await stage.setCharges(true)
  })
})

describe("$50.00 paid into the organization's own Stripe account", () => {
  it("leaves it $48.25 less the commission, and us the commission", async () => {
    const before = await stage.atStripe()
    const line = await sold()
    const found = await standing(stage.shop, line)
    expect(found).toMatchObject({
      access: true,
      fee: 175n,
      sums: {
        "platform:clearing": -750,
        "platform:connected": -(4_825 - 750),
        "platform:fee": 750,
        [`payee:${org()}:direct`]: 1_100,
        [`payee:${author()}:direct`]: 2_975,
      },
    })
    const after = await stage.atStripe()
    expect(after.account - before.account).toBe(4_075)
    expect(after.platform - before.platform).toBe(750)
    await conserved()
  })

  it("leaves every wallet as it was, before and after a refund", async () => {
    const line = await sold()
    await refund(line, 2_000n)
    await refund(line, 3_000n)
    expect(await standing(stage.shop, line)).toMatchObject({
      access: false,
      state: "refunded",
      sums: {
        "platform:connected": 175,
        [`payee:${org()}:direct`]: -175,
      },
    })
    for (const payee of [org(), author()]) {
      for (const bucket of ["pending", "available"]) {
        expect(await balanceOf(stage.shop, `payee:${payee}:${bucket}`)).toBe(0n)
      }
    }
    await conserved()
  })

  it("follows a refund of the dashboard that keeps our fee, and then ours", async () => {
    const line = await sold()
    await stage.fake.act("refund", { payment_intent: line.pi })
    await stage.arrive()
    expect((await standing(stage.shop, line))?.sums).toEqual({
      "platform:clearing": -750,
      "platform:connected": 925,
      "platform:fee": 750,
      [`payee:${org()}:direct`]: -925,
    })
    const [fee] = (await stage.stripe.applicationFees.list()).data
    await stage.stripe.applicationFees.createRefund(fee?.id ?? "")
    await stage.arrive()
    expect((await standing(stage.shop, line))?.sums).toEqual({
      "platform:connected": 175,
      [`payee:${org()}:direct`]: -175,
    })
    await conserved()
  })

  it("debits the organization for a dispute", async () => {
    const line = await sold()
    const { id } = await stage.fake.act("dispute", { payment_intent: line.pi })
    await stage.arrive()
    expect(await standing(stage.shop, line)).toMatchObject({
      access: false,
      dispute_state: "needs_response",
      sums: { [`payee:${org()}:direct`]: -(175 + 750 + 1_500) },
    })
    await stage.fake.act("dispute/close", { dispute: id, status: "won" })
    await stage.arrive()
    expect(await standing(stage.shop, line)).toMatchObject({
      access: true,
      sums: {
        [`payee:${org()}:direct`]: 1_100 - 1_500,
        [`payee:${author()}:direct`]: 2_975,
      },
    })
    await conserved()
  })

  it("is found by the sweep when no event ever came", async () => {
    const { data } = await stage.provider.getPaymentStatus({
      data: { id: (await sold()).pi, stripe_account: stage.account },
    })
    expect(data).toMatchObject({ stripe_account: stage.account })
    await expect(
      stage.provider.getPaymentStatus({ data: { id: "pi_unknown" } })
    ).rejects.toThrow()
  })
})

describe("whoever owns the account cannot", () => {
  const forge = (over: object, checkout: string, amount = 5_000) =>
    stage.stripe.paymentIntents.create(
      {
        amount,
        currency: "usd",
        metadata: { codex_checkout_id: checkout },
        ...over,
      },
      { stripeAccount: stage.account }
    )

  it("open a payment that leaves the platform nothing", async () => {
    const line = await stage.open()
    const { id } = await forge({}, line.id)
    await stage.pay(id)
    await stage.arrive()
    expect(await standing(stage.shop, line)).toBeNull()
    const row = await stage.shop.within((tx) =>
      tx("inbox")
        .where("body", "like", `%"${id}"%`)
        .where({ type: "payment_intent.succeeded" })
        .first<{ reason: string }>("reason")
    )
    expect(row?.reason).toBe("application_fee_mismatch")
    await conserved()
  })

  it("have other business of theirs booked here", async () => {
    const books = await stage.inBooks()
    const { id } = await forge({ metadata: {} }, "chkl_none")
    await stage.pay(id)
    await stage.fake.act("refund", { payment_intent: id })
    await stage.arrive()
    expect(await stage.inBooks()).toEqual(books)
    const kept = await stage.shop.within((tx) =>
      tx("payment_object").where({ payment_id: id })
    )
    expect(kept).toEqual([])
  })

  it("pay for a checkout of somebody else's account", async () => {
    const line = await stage.open()
    await stage.shop.within((tx) =>
      tx("checkout_line")
        .where({ id: line.id })
        .update({ stripe_account: "acct_other" })
    )
    await stage.pay(line.pi)
    await stage.arrive()
    expect(await standing(stage.shop, line)).toBeNull()
  })
})

interface Life {
  price: number
  refunds: { percent: number; ours: boolean }[]
  dispute: "none" | "open" | "won" | "lost"
}

const life: fc.Arbitrary<Life> = fc.record({
  price: fc.integer({ min: 100, max: 99_999 }),
  refunds: fc.array(
    fc.record({
      percent: fc.integer({ min: 1, max: 100 }),
      ours: fc.boolean(),
    }),
    { maxLength: 3 }
  ),
  dispute: fc.constantFrom("none", "open", "won", "lost"),
})

it("agrees with both of Stripe's balances to the cent, whatever happens (M9)", async () => {
  // What the tests above did on purpose outside our books.
  const apart = async () => {
    const [books, stripe] = [await stage.inBooks(), await stage.atStripe()]
    return {
      platform: books.platform - stripe.platform,
      account: books.account - stripe.account,
    }
  }
  const before = await apart()
  await fc.assert(
    fc.asyncProperty(life, async ({ price, refunds, dispute }) => {
      const line = await sold(BigInt(price))
      let left = price
      for (const { percent, ours } of refunds) {
        const amount = Math.ceil((left * percent) / 100)
        if (amount > 0 && ours) {
          await refund(line, BigInt(amount))
        } else if (amount > 0) {
          await stage.fake.act("refund", { payment_intent: line.pi, amount })
        }
        left -= amount
      }
      if (dispute !== "none" && left > 0) {
        const { id } = await stage.fake.act("dispute", {
          payment_intent: line.pi,
          amount: left,
        })
        if (dispute !== "open") {
          await stage.fake.act("dispute/close", {
            dispute: id,
            status: dispute,
          })
        }
      }
      await stage.arrive()
      expect(await apart()).toEqual(before)
      const found = await standing(stage.shop, line)
      const sums = Object.values(found?.sums ?? { none: 1 })
      expect(sums.reduce((a, b) => a + b, 0)).toBe(0)
    }),
    { numRuns: 15 }
  )
}, 240_000)

it("leaves nothing for the release to move", async () => {
  const waiting = await withPlatform(
    stage.ear.container.resolve("__pg_connection__"),
    "test",
    (tx) =>
      tx("ledger_account")
        .where("code", "like", `payee:%:pending`)
        .select("code")
  )
  expect(waiting).toEqual([])
})
