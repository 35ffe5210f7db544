import { withPlatform, type Pg } from "@codex/kernel"
import {
  activeDestination,
  payoutsOptions,
  type PayoutDestination,
} from "@codex/payouts"
import { walletFailure } from "../lib/failures"
import type { Payee } from "../lib/payees"
import { stripeClient } from "../lib/stripe-client"
import { replaceDestination } from "./destination"

export interface Onboarding {
  payee: Payee
  country: string
  currency: string
  email: string
  by: string
  /** Asks for the confirmed password; a new account needs it, a link does not. */
  confirm: () => Promise<void>
}

function client() {
  const { stripe } = payoutsOptions()
  if (!stripe) {
    throw walletFailure("stripe_not_configured")
  }
  return stripeClient(stripe)
}

const known = (pg: Pg, { payee }: Onboarding) =>
  withPlatform(pg, "find a payout destination", (tx) =>
    activeDestination(tx, payee.organizationId, payee.id)
  )

/** One account per payee and country, however often this is asked for. */
async function newAccount(
  pg: Pg,
  input: Onboarding
): Promise<PayoutDestination> {
  const { payee, country, currency, email, by } = input
  await input.confirm()
  const account = await client().accounts.create(
    {
      type: "express",
      country,
      email,
      capabilities: { transfers: { requested: true } },
      metadata: { payee_id: payee.id },
      // We decide when money goes to the bank, not a daily schedule.
      settings: { payouts: { schedule: { interval: "manual" } } },
    },
    { idempotencyKey: `account:${payee.id}:${country}` }
  )
  return withPlatform(pg, "add a Stripe destination", (tx) =>
    replaceDestination(tx, payee, {
      provider: "stripe-connect",
      holderName: payee.name,
      country,
      currencyCode: currency,
      externalId: account.id,
      ready: account.payouts_enabled,
      by,
      now: new Date(),
    })
  )
}

/**
 * Where the payee tells Stripe the rest; also to go on with an earlier start.
 * `null` in a shop without Stripe, which does not offer it either.
 */
export async function onboardingLink(
  pg: Pg,
  input: Onboarding
): Promise<string | null> {
  if (!payoutsOptions().stripe) {
    return null
  }
  const before = await known(pg, input)
  const destination =
    before?.provider === "stripe-connect" && before.country === input.country
      ? before
      : await newAccount(pg, input)
  const back = `${payoutsOptions().adminUrl}/studio/wallet`
  const link = await client().accountLinks.create({
    account: destination.external_id ?? "",
    type: "account_onboarding",
    refresh_url: back,
    return_url: back,
  })
  return link.url
}
