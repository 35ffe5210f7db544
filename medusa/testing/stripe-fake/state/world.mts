import { randomBytes } from "node:crypto"
import type Stripe from "stripe"
import { IdempotencyStore } from "../http/idempotency.mts"
import { Faults } from "./faults.mts"
import { Table } from "./table.mts"

/** One request as it arrived, for tests that count calls. */
export interface LoggedRequest {
  method: string
  path: string
  account: string | null
  idempotencyKey: string | undefined
  version: string
}

export interface OnboardingLink {
  account: string
  returnUrl: string
  refreshUrl: string
  expiresAt: number
  opened: boolean
}

export type Emit = (
  account: string | null,
  type: string,
  object: { id?: string; object: string }
) => void

/** Everything this Stripe knows. */
export class World {
  readonly customers = new Table<Stripe.Customer>("customer")
  readonly paymentIntents = new Table<Stripe.PaymentIntent>("payment_intent")
  readonly charges = new Table<Stripe.Charge>("charge")
  readonly transactions = new Table<Stripe.BalanceTransaction>(
    "balance transaction"
  )
  readonly refunds = new Table<Stripe.Refund>("refund")
  readonly applicationFees = new Table<Stripe.ApplicationFee>("application fee")
  readonly disputes = new Table<Stripe.Dispute>("dispute")
  readonly transfers = new Table<Stripe.Transfer>("transfer")
  readonly reversals = new Table<Stripe.TransferReversal>("transfer reversal")
  readonly payouts = new Table<Stripe.Payout>("payout")
  readonly accounts = new Table<Stripe.Account>("account")
  readonly bankAccounts = new Table<Stripe.BankAccount>("external account")
  readonly taxCalculations = new Table<Stripe.Tax.Calculation & { id: string }>(
    "tax calculation"
  )
  readonly taxTransactions = new Table<Stripe.Tax.Transaction>(
    "tax transaction"
  )
  readonly events = new Table<Stripe.EventBase>("event")
  readonly idempotency = new IdempotencyStore()
  readonly faults = new Faults()
  readonly requests: LoggedRequest[] = []
  /** Which card confirmed an intent that still waits for its 3-D Secure step. */
  /** What an account asked to be able to do, by its id. */
  readonly requested = new Map<string, Set<string>>()
  /** Onboarding links: opened once each. */
  readonly links = new Map<string, OnboardingLink>()
  readonly challenged = new Map<string, string>()
  /** Address of this server; pages and links start with it. */
  url = ""
  /** Set by the webhook sender. */
  emit: Emit = () => undefined
  readonly #now: () => Date

  constructor(now: () => Date = () => new Date()) {
    this.#now = now
  }

  id(prefix: string): string {
    return `${prefix}_1F${randomBytes(11).toString("hex")}`
  }

  /** Seconds, as in every `created`. */
  get now(): number {
    return Math.floor(this.#now().getTime() / 1000)
  }

  /** Any object by its id, for `expand`. */
  lookUp(id: string): object | undefined {
    const tables = [
      this.customers,
      this.paymentIntents,
      this.charges,
      this.transactions,
      this.refunds,
      this.applicationFees,
      this.disputes,
      this.transfers,
      this.reversals,
      this.payouts,
      this.accounts,
      this.bankAccounts,
    ]
    for (const table of tables) {
      const found = table.find(id)
      if (found) return found
    }
    return undefined
  }
}
