import type Stripe from "stripe"
import type { World } from "../state/world.mts"

const DUE = [
  "external_account",
  "individual.dob.day",
  "individual.verification.document",
  "tos_acceptance.date",
  "tos_acceptance.ip",
]

const requirements = (due: string[]): Stripe.Account.Requirements => ({
  alternatives: [],
  current_deadline: null,
  currently_due: due,
  disabled_reason: due.length > 0 ? "requirements.past_due" : null,
  errors: [],
  eventually_due: due,
  past_due: due,
  pending_verification: [],
})

export interface AccountInput {
  type?: "express" | "custom" | "standard"
  country?: string
  email?: string
  metadata?: Record<string, string>
}

/** A connected account; it can be paid once it is onboarded. */
export function createAccount(
  world: World,
  input: AccountInput
): Stripe.Account {
  const id = world.id("acct")
  const account = {
    id,
    object: "account",
    business_type: null,
    capabilities: { transfers: "inactive" },
    charges_enabled: false,
    country: input.country ?? "US",
    created: world.now,
    default_currency: "usd",
    details_submitted: false,
    email: input.email ?? null,
    external_accounts: {
      object: "list",
      data: [],
      has_more: false,
      url: `/v1/accounts/${id}/external_accounts`,
    },
    metadata: input.metadata ?? {},
    payouts_enabled: false,
    requirements: requirements(DUE),
    tos_acceptance: { date: null, ip: null, user_agent: null },
    type: input.type ?? "express",
  } satisfies Stripe.Account
  return world.accounts.add(null, account)
}

export interface BankInput {
  country?: string
  currency?: string
  account_number: string
  routing_number?: string
  account_holder_name?: string
}

export function addBankAccount(
  world: World,
  account: Stripe.Account,
  input: BankInput
): Stripe.BankAccount {
  const bank = {
    id: world.id("ba"),
    object: "bank_account",
    account: account.id,
    account_holder_name: input.account_holder_name ?? null,
    account_holder_type: "individual",
    account_type: null,
    available_payout_methods: ["standard"],
    bank_name: "STRIPE TEST BANK",
    country: input.country ?? "US",
    currency: input.currency ?? "usd",
    default_for_currency: true,
    fingerprint: world.id("fp").slice(3),
    last4: input.account_number.slice(-4),
    metadata: {},
    routing_number: input.routing_number ?? "110000000",
    status: "new",
  } satisfies Stripe.BankAccount
  world.bankAccounts.add(account.id, bank)
  account.external_accounts?.data.unshift(bank)
  world.emit(account.id, "account.external_account.created", bank)
  return bank
}

/** The payee went through Stripe's form: the account can be paid. */
export function onboard(world: World, account: Stripe.Account): Stripe.Account {
  if (world.bankAccounts.list(account.id).length === 0) {
    addBankAccount(world, account, { account_number: "000123456789" })
  }
  account.details_submitted = true
  account.charges_enabled = true
  account.payouts_enabled = true
  account.capabilities = { transfers: "active" }
  account.requirements = requirements([])
  world.emit(account.id, "account.updated", account)
  return account
}

/** Stripe wants more papers: no money until they are there. */
/** The account may take money and cannot send it to its bank. */
export function pausePayouts(
  world: World,
  account: Stripe.Account
): Stripe.Account {
  account.payouts_enabled = false
  account.requirements = requirements(["external_account"])
  world.emit(account.id, "account.updated", account)
  return account
}

export function restrict(
  world: World,
  account: Stripe.Account
): Stripe.Account {
  account.payouts_enabled = false
  account.capabilities = { transfers: "inactive" }
  account.requirements = requirements(["individual.verification.document"])
  world.emit(account.id, "account.updated", account)
  return account
}
