import { getSuspenseDecision } from "@codex/purchases"
import type { OutboxRow } from "@codex/purchases"
import type { SuspenseDecisionBody } from "../../contract"
import { openDirectStage } from "../../ingress/__tests__/direct-stage"
import type { DirectStage } from "../../ingress/__tests__/direct-stage"
import { standing } from "../../settlement/__tests__/stripe-shop"
import { decideSuspense } from "../decide"
import { suspenseDetail } from "../read"
import { submitGiveBack } from "../submit-give-back"

let stage: DirectStage

beforeAll(async () => {
  stage = await openDirectStage()
  await stage.onboard()
}, 60_000)
afterAll(() => stage.close())

/** A payment on the seller's account that names a checkout it does not fit. */
async function stray(checkout: string, fee: number): Promise<string> {
  const { id } = await stage.stripe.paymentIntents.create(
    {
      amount: 5_000,
      currency: "usd",
      metadata: { codex_checkout_id: checkout },
      ...(fee > 0 ? { application_fee_amount: fee } : {}),
    },
    { stripeAccount: stage.account }
  )
  await stage.pay(id)
  await stage.arrive()
  return id
}

const decide = (payment: string, body: SuspenseDecisionBody) =>
  stage.shop.within((tx) => decideSuspense(tx, payment, "user_1", body))

const candidates = async (payment: string) =>
  (await stage.shop.within((tx) => suspenseDetail(tx, payment))).candidates.map(
    ({ checkout_id }) => checkout_id
  )

const conserved = async () =>
  expect(await stage.inBooks()).toEqual(await stage.atStripe())

describe("money in suspense on an organization's own Stripe account", () => {
  it.each([0, 200])(
    "goes back from there, with the %i we took",
    async (fee) => {
      const { id: checkout } = await stage.open()
      const payment = await stray(checkout, fee)
      await conserved()
      const { id } = await decide(payment, {
        action: "give_back",
        amount_minor: 5_000,
        note: "",
      })
      await submitGiveBack(stage.ear.container, { ref_id: id } as OutboxRow)
      await stage.arrive()
      const done = await stage.shop.within((tx) => getSuspenseDecision(tx, id))
      expect(done?.state).toBe("done")
      await conserved()
    }
  )

  it("is matched to a checkout of that account, at the fee agreed on", async () => {
    const other = await stage.open(4_000n)
    const meant = await stage.open(5_000n)
    // 15 % of 50.00: what the checkout it is meant for leaves the platform.
    const payment = await stray(other.id, 750)
    expect(await candidates(payment)).toContain(meant.id)
    const match = { action: "match", amount_minor: 5_000, note: "" } as const
    await decide(payment, { ...match, checkout_id: meant.id })
    expect(await standing(stage.shop, meant)).toMatchObject({
      state: "paid",
      access: true,
      suspense: [],
    })
    await conserved()
  })

  it("is not offered checkouts of the platform's or of another account", async () => {
    const { id: checkout } = await stage.open()
    const payment = await stray(checkout, 0)
    const match = { action: "match", amount_minor: 5_000, note: "" } as const
    await expect(
      decide(payment, { ...match, checkout_id: checkout })
    ).rejects.toMatchObject({ failure: "suspense_no_match" })
    await stage.shop.within((tx) =>
      tx("checkout_line")
        .where({ id: checkout })
        .update({ stripe_account: "acct_other" })
    )
    expect(await candidates(payment)).not.toContain(checkout)
  })
})
