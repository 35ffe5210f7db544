import { withPlatform, type Pg } from "@codex/kernel"
import {
  activeDestination,
  connectedAccountOf,
  insertConnectedAccount,
  payoutsOptions,
  setAccountFacts,
  setDestinationReady,
  type ConnectedAccount,
} from "@codex/payouts"
import type Stripe from "stripe"
import { walletFailure } from "../lib/failures"
import type { Payee } from "../lib/payees"
import { stripeClient } from "../lib/stripe-client"
import { factsOfAccount, stripeAccount } from "./account-facts"
import { replaceDestination } from "./destination"

export interface Onboarding {
  payee: Payee
  country: string
  currency: string
  email: string
  by: string
  /** `charges`: buyers pay into the account; it need not be a destination. */
  purpose: "payouts" | "charges"
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

const known = (pg: Pg, { payee }: Pick<Onboarding, "payee">) =>
  withPlatform(pg, "find a Stripe account", (tx) =>
    connectedAccountOf(tx, payee.organizationId, payee.id)
  )

const REQUESTED = { requested: true }

const capabilities = ({ purpose }: Onboarding) => ({
  transfers: REQUESTED,
  ...(purpose === "charges" ? { card_payments: REQUESTED } : {}),
})

/** One account per payee and country, however often this is asked for. */
async function newAccount(pg: Pg, input: Onboarding): Promise<string> {
  const { payee, country, email } = input
  const account = await client().accounts.create(
    {
      type: "express",
      country,
      email,
      capabilities: { transfers: REQUESTED },
      metadata: { payee_id: payee.id },
      // We decide when money goes to the bank, not a daily schedule.
      settings: { payouts: { schedule: { interval: "manual" } } },
    },
    { idempotencyKey: `account:${payee.id}:${country}` }
  )
  await withPlatform(pg, "keep a Stripe account", (tx) =>
    insertConnectedAccount(tx, {
      ...factsOfAccount(stripeAccount.parse(account)),
      id: account.id,
      organization_id: payee.organizationId,
      payee_id: payee.id,
      country,
      told_at: new Date((account.created ?? 0) * 1000),
    })
  )
  return account.id
}

/** Where payouts go from now on; what waited for another place is given back. */
async function makeDestination(
  pg: Pg,
  input: Onboarding,
  account: string
): Promise<void> {
  const { payee, country, currency, by } = input
  await withPlatform(pg, "add a Stripe destination", async (tx) => {
    const { organizationId, id } = payee
    const active = await activeDestination(tx, organizationId, id)
    if (active?.external_id === account) {
      return
    }
    await input.confirm()
    const kept = await connectedAccountOf(tx, organizationId, id)
    await replaceDestination(tx, payee, {
      provider: "stripe-connect",
      holderName: payee.name,
      country,
      currencyCode: currency,
      externalId: account,
      ready: kept?.payouts_enabled ?? false,
      by,
      now: new Date(),
    })
  })
}

async function accountFor(pg: Pg, input: Onboarding): Promise<string> {
  const before = await known(pg, input)
  if (before?.country === input.country) {
    return before.id
  }
  await input.confirm()
  return newAccount(pg, input)
}

/** Comes back to the wallet it was begun in, however the form was left. */
function ways({ payee }: Onboarding) {
  const back = (how: string) =>
    `${payoutsOptions().adminUrl}/studio/wallet?payee=${payee.kind}&stripe=${how}`
  return { return_url: back("returned"), refresh_url: back("again") }
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
  const account = await accountFor(pg, input)
  if (input.purpose === "charges") {
    await client().accounts.update(account, {
      capabilities: capabilities(input),
    })
  } else {
    await makeDestination(pg, input, account)
  }
  const link = await client().accountLinks.create({
    account,
    type: "account_onboarding",
    ...ways(input),
  })
  return link.url
}

async function note(
  pg: Pg,
  before: ConnectedAccount,
  account: Stripe.Account
): Promise<void> {
  const facts = factsOfAccount(stripeAccount.parse(account))
  await withPlatform(pg, "note what Stripe says", async (tx) => {
    await setAccountFacts(tx, before.id, facts, new Date())
    await setDestinationReady(tx, before.id, facts.payouts_enabled)
  })
}

/** Asks Stripe, for whoever is back before its event is; `null`: not begun. */
export async function refreshAccount(
  pg: Pg,
  payee: Payee
): Promise<ConnectedAccount | null> {
  const before = await known(pg, { payee })
  if (!before) {
    return null
  }
  await note(pg, before, await client().accounts.retrieve(before.id))
  return known(pg, { payee })
}
