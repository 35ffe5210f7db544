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
  capabilities?: unknown
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
    capabilities: {},
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
  const added = world.accounts.add(null, account)
  request(world, added, input.capabilities ?? { transfers: {} })
  return added
}

/** What it should be able to do one day; active once it is onboarded. */
export function request(
  world: World,
  account: Stripe.Account,
  capabilities: unknown
): void {
  const asked = world.requested.get(account.id) ?? new Set<string>()
  for (const name of Object.keys(capabilities ?? {})) asked.add(name)
  world.requested.set(account.id, asked)
  if (account.details_submitted) enable(world, account)
  else setCapabilities(world, account, "inactive")
}

function setCapabilities(
  world: World,
  account: Stripe.Account,
  status: "active" | "inactive"
) {
  const asked = [...(world.requested.get(account.id) ?? [])]
  account.capabilities = Object.fromEntries(asked.map((name) => [name, status]))
  account.charges_enabled =
    status === "active" && asked.includes("card_payments")
}

/** Whatever it asked for, unless papers are missing. */
function enable(world: World, account: Stripe.Account) {
  const ready = (account.requirements?.currently_due ?? []).length === 0
  setCapabilities(world, account, ready ? "active" : "inactive")
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
  account.payouts_enabled = true
  account.requirements = requirements([])
  enable(world, account)
  world.emit(account.id, "account.updated", account)
  return account
}

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

/** Stripe wants more papers: no money until they are there. */
export function restrict(
  world: World,
  account: Stripe.Account
): Stripe.Account {
  account.details_submitted = true
  account.payouts_enabled = false
  setCapabilities(world, account, "inactive")
  account.requirements = requirements(["individual.verification.document"])
  world.emit(account.id, "account.updated", account)
  return account
}
