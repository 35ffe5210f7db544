import {
  getPayout,
  listPayoutEvents,
  type PayoutDestination,
} from "@codex/payouts"
import {
  addBank,
  anna,
  balances,
  closeShop,
  earn,
  NOW,
  openShop,
  platform,
  state,
} from "../../__tests__/payout-shop"
import { applyPayoutEvent } from "../../payouts/apply-event"
import { replaceDestination } from "../../payouts/destination"
import { decide } from "../../payouts/operator"
import { manualRail } from "../manual"
import type { PayoutRail } from "../port"
import { stripeConnectRail } from "../stripe-connect"
import {
  approvedPayout,
  railContract,
  round,
  type RailDriver,
} from "./rail-contract"
import { startStripe, type StripeProcess } from "./stripe-process"

let server: StripeProcess

beforeAll(async () => {
  server = await startStripe()
  // What buyers have paid: the balance transfers are taken from.
  await server.stripe.paymentIntents.create({
    amount: 9_000_000,
    currency: "usd",
    payment_method: "pm_card_visa",
    confirm: true,
    return_url: "https://example.com",
  })
})
afterAll(() => server.stop())

const by = "user_operator"

const manual: RailDriver = {
  rail: () => manualRail,
  destination: () => addBank(),
  bankPays: (id) =>
    platform((tx) =>
      decide(tx, id, { to: "paid", by, facts: { reference: "bank-1" } })
    ),
  bankReturns: (id) =>
    platform((tx) => decide(tx, id, { to: "returned", by, note: "closed" })),
  sent: async (id) => {
    const events = await platform((tx) => listPayoutEvents(tx, [id]))
    const times = (name: string) =>
      events.filter((event) => event.state === name).length
    return times("paid") - times("returned")
  },
}

async function account(): Promise<string> {
  const { id } = await server.stripe.accounts.create({
    type: "express",
    country: "US",
    capabilities: { transfers: { requested: true } },
  })
  await server.act("account/onboard", { account: id })
  return id
}

async function stripeDestination(): Promise<PayoutDestination> {
  const externalId = await account()
  return platform((tx) =>
    replaceDestination(tx, anna, {
      provider: "stripe-connect",
      holderName: "Anna Berg",
      country: "US",
      currencyCode: "usd",
      externalId,
      by: "user_anna",
      now: NOW,
    })
  )
}

async function ofPayout(id: string) {
  const transfers = await server.stripe.transfers.list({ transfer_group: id })
  const [first] = transfers.data
  const stripeAccount =
    typeof first?.destination === "string" ? first.destination : ""
  const { data } = await server.stripe.payouts.list({}, { stripeAccount })
  return {
    transfers: transfers.data,
    stripeAccount,
    payouts: data.filter((each) => each.metadata?.payout_id === id),
  }
}

async function bankDoes(id: string, verb: "pay" | "fail"): Promise<void> {
  const { payouts } = await ofPayout(id)
  await server.act(`payout/${verb}`, { payout: payouts[0]?.id })
}

const stripe: RailDriver = {
  rail: () => stripeConnectRail(server.stripe),
  destination: stripeDestination,
  bankPays: (id) => bankDoes(id, "pay"),
  bankReturns: async (id) => {
    await bankDoes(id, "fail")
    const { payouts } = await ofPayout(id)
    await platform((tx) =>
      applyPayoutEvent(tx, { data: { object: payouts[0] } })
    )
  },
  sent: async (id) => {
    const { transfers, payouts } = await ofPayout(id)
    expect(payouts.length).toBeLessThanOrEqual(1)
    return transfers.filter((each) => !each.reversed).length
  },
}

railContract("manual", manual)
railContract("stripe-connect", stripe)

describe("Stripe, when the answer is lost", () => {
  beforeEach(async () => {
    await openShop()
    await earn(20_000n)
  })
  afterEach(async () => {
    await server.act("faults", { clear: true })
    await closeShop()
  })

  const rail = (): PayoutRail => stripeConnectRail(server.stripe)
  const cases = ["POST /v1/transfers", "POST /v1/payouts"].flatMap((match) =>
    ["commit_then_drop", "commit_then_500", "500_saved", "rate_limit"].map(
      (verb): [string, string] => [verb, match]
    )
  )

  it.each(cases)(
    "%s on %s ends with one transfer and one payout",
    async (verb, match) => {
      const { payout } = await approvedPayout(stripe, `key-${verb}-1`)
      // More often than the client itself tries again.
      await server.act("faults", { request: { verb, match, times: 2 } })
      for (let sweep = 0; sweep < 3; sweep++) {
        await round(rail())
      }
      const { transfers, payouts } = await ofPayout(payout.id)
      expect([transfers.length, payouts.length]).toEqual([1, 1])
      expect(await state(payout.id)).toBe("in_transit")
      expect(await balances()).toMatchObject({ payout_hold: 5_000n })
    }
  )

  it("a refused bank payout brings the transfer back to the wallet", async () => {
    const { payout, destination } = await approvedPayout(stripe, "request-1")
    const external = destination.external_id ?? ""
    await server.act("account/pause-payouts", { account: external })
    for (let sweep = 0; sweep < 3; sweep++) {
      await round(rail())
    }
    const row = await platform((tx) => getPayout(tx, payout.id))
    expect(row?.state).toBe("failed")
    expect(row?.failure).toBe("Payouts to this account are not enabled.")
    expect(await balances()).toEqual({ available: 20_000n, payout_hold: 0n })
    const { transfers } = await ofPayout(payout.id)
    expect(transfers.map((each) => each.reversed)).toEqual([true])
  })
})
