import type Stripe from "stripe"
import { refused } from "../http/errors.mts"
import type { World } from "../state/world.mts"

/** 2.9 % and 30 cents, the fee of the worked examples (PRODUCT). */
export const processingFee = (amount: number) =>
  Math.round((amount * 29) / 1000) + 30

export const DISPUTE_FEE = 1500

export interface Movement {
  type: Stripe.BalanceTransaction["type"]
  category: string
  /** Signed: what the account's balance changes by, before the fee. */
  amount: number
  fee?: number
  /** The platform's part of a direct charge; negative when it comes back. */
  applicationFee?: number
  currency: string
  source: string
  description?: string
}

const feeDetails = (stripe: number, application: number, currency: string) =>
  [
    {
      amount: stripe,
      application: null,
      currency,
      description: "Stripe processing fees",
      type: "stripe_fee",
    },
    {
      amount: application,
      application: "ca_fake",
      currency,
      description: "Application fee",
      type: "application_fee",
    },
  ].filter(({ amount }) => amount !== 0)

/** Every cent that moves has a balance transaction (M9). */
export function book(
  world: World,
  account: string | null,
  { type, category, amount, currency, ...move }: Movement
): Stripe.BalanceTransaction {
  const { fee: processing = 0, applicationFee = 0 } = move
  const fee = processing + applicationFee
  const transaction = {
    id: world.id("txn"),
    object: "balance_transaction",
    amount,
    available_on: world.now,
    balance_type: "payments",
    created: world.now,
    currency,
    description: move.description ?? null,
    exchange_rate: null,
    fee,
    fee_details: feeDetails(processing, applicationFee, currency),
    net: amount - fee,
    reporting_category: category,
    source: move.source,
    status: "available",
    type,
  } satisfies Stripe.BalanceTransaction
  return world.transactions.add(account, transaction)
}

export function balanceOf(
  world: World,
  account: string | null,
  currency: string
): number {
  return world.transactions
    .list(account)
    .filter((transaction) => transaction.currency === currency)
    .reduce((sum, transaction) => sum + transaction.net, 0)
}

export function assertBalance(
  world: World,
  account: string | null,
  { amount, currency }: { amount: number; currency: string }
): void {
  if (balanceOf(world, account, currency) < amount) {
    throw refused(
      "You have insufficient available funds in your Stripe account.",
      "balance_insufficient"
    )
  }
}
