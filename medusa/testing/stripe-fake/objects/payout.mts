import type Stripe from "stripe"
import { refused } from "../http/errors.mts"
import type { World } from "../state/world.mts"
import { assertBalance, book } from "./balance.mts"

const DAY = 86_400

export interface PayoutInput {
  amount: number
  currency: string
  description?: string
  destination?: string
  metadata?: Record<string, string>
  method?: "standard" | "instant"
  statement_descriptor?: string
}

function destinationOf(world: World, account: string | null, id?: string) {
  if (id) return world.bankAccounts.get(account, id).id
  const [bank] = world.bankAccounts.list(account)
  if (bank) return bank.id
  if (account === null) return "ba_platform"
  throw refused(
    "Sorry, you don't have any external accounts in that currency (usd).",
    "no_account"
  )
}

/** Money leaves a Stripe balance for a bank account. */
export function createPayout(
  world: World,
  account: string | null,
  input: PayoutInput
): Stripe.Payout {
  const owner = account ? world.accounts.get(null, account) : null
  if (owner && !owner.payouts_enabled) {
    throw refused(
      "Payouts to this account are not enabled.",
      "payouts_not_allowed"
    )
  }
  assertBalance(world, account, input)
  const id = world.id("po")
  const transaction = book(world, account, {
    type: "payout",
    category: "payout",
    amount: -input.amount,
    currency: input.currency,
    source: id,
    description: "STRIPE PAYOUT",
  })
  const payout = {
    id,
    object: "payout",
    amount: input.amount,
    application_fee: null,
    application_fee_amount: null,
    arrival_date: world.now + 2 * DAY,
    automatic: false,
    balance_transaction: transaction.id,
    created: world.now,
    currency: input.currency,
    description: input.description ?? null,
    destination: destinationOf(world, account, input.destination),
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    livemode: false,
    metadata: input.metadata ?? {},
    method: input.method ?? "standard",
    original_payout: null,
    payout_method: null,
    reconciliation_status: "not_applicable",
    reversed_by: null,
    source_type: "card",
    statement_descriptor: input.statement_descriptor ?? null,
    status: "pending",
    trace_id: null,
    type: "bank_account",
  } satisfies Stripe.Payout
  world.payouts.add(account, payout)
  world.emit(account, "payout.created", payout)
  return payout
}

export function payPayout(
  world: World,
  account: string | null,
  payout: Stripe.Payout
): Stripe.Payout {
  if (!["pending", "in_transit"].includes(payout.status)) {
    throw refused(`A payout that is ${payout.status} cannot be paid.`)
  }
  payout.status = "paid"
  payout.trace_id = { status: "supported", value: world.id("trace") }
  world.emit(account, "payout.paid", payout)
  return payout
}

function giveBack(
  world: World,
  account: string | null,
  payout: Stripe.Payout,
  kind: "payout_failure" | "payout_cancel"
) {
  const back = book(world, account, {
    type: kind,
    category: kind === "payout_failure" ? "payout_reversal" : "payout",
    amount: payout.amount,
    currency: payout.currency,
    source: payout.id,
  })
  payout.failure_balance_transaction = back.id
}

/** The bank refuses it, even days after it was paid: the return. */
export function failPayout(
  world: World,
  account: string | null,
  payout: Stripe.Payout,
  code = "account_closed"
): Stripe.Payout {
  if (["failed", "canceled"].includes(payout.status)) {
    throw refused(`This payout is already ${payout.status}.`)
  }
  giveBack(world, account, payout, "payout_failure")
  payout.status = "failed"
  payout.failure_code = code
  payout.failure_message = "The bank account has been closed."
  world.emit(account, "payout.failed", payout)
  return payout
}

export function cancelPayout(
  world: World,
  account: string | null,
  payout: Stripe.Payout
): Stripe.Payout {
  if (payout.status !== "pending") {
    throw refused(
      `Payouts can only be canceled while they are pending; this one is ${payout.status}.`
    )
  }
  giveBack(world, account, payout, "payout_cancel")
  payout.status = "canceled"
  world.emit(account, "payout.canceled", payout)
  return payout
}
