import type { PayoutDestination } from "@codex/payouts"
import { anna, NOW, platform } from "../../__tests__/payout-shop"
import { applyPayoutEvent } from "../../payouts/apply-event"
import { replaceDestination } from "../../payouts/destination"
import type { PayoutRail } from "../port"
import { stripeConnectRail } from "../stripe-connect"
import type { RailDriver } from "./rail-contract"
import { startStripe, type StripeProcess } from "./stripe-process"

let server: StripeProcess

/** The stand-in, with what buyers have paid: transfers are taken from it. */
export async function openStripe(): Promise<void> {
  server = await startStripe()
  await server.stripe.paymentIntents.create({
    amount: 9_000_000,
    currency: "usd",
    payment_method: "pm_card_visa",
    confirm: true,
    return_url: "https://example.com",
  })
}

export const closeStripe = (): void => server.stop()

/** One order to the stand-in itself. */
export const act = (name: string, body: object): Promise<unknown> =>
  server.act(name, body)

export const stripeRail = (): PayoutRail => stripeConnectRail(server.stripe)

/** An account that can be paid, known to Stripe only. */
export async function stripeAccount(): Promise<string> {
  const { id } = await server.stripe.accounts.create({
    type: "express",
    country: "US",
    capabilities: { transfers: { requested: true } },
  })
  await server.act("account/onboard", { account: id })
  return id
}

/** Puts an account in force as Anna's destination. */
export const payTo = (externalId: string): Promise<PayoutDestination> =>
  platform((tx) =>
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

/** What Stripe knows of a payout. */
export async function ofPayout(id: string) {
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

export const stripe: RailDriver = {
  rail: stripeRail,
  destination: async () => payTo(await stripeAccount()),
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
