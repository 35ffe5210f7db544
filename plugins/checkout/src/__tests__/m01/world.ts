import { getBalances, trialBalance } from "@codex/ledger"
import { claimInbox, insertInbox } from "@codex/purchases"
import type { Payout } from "@codex/payouts"
import { setTimeout as sleep } from "node:timers/promises"
import {
  addBankAccount,
  decide,
  releasePending,
  requestPayout,
} from "../../../../wallet/src/testing"
import type { Payee } from "../../../../wallet/src/testing"
import { stripeCheckout } from "../../settlement/__tests__/stripe-shop"
import { settle } from "../../settlement/settle"
import { next } from "../test-shop"
import type { Shop } from "../test-shop"

const DAY_MS = 86_400_000
const later = (days: number) => new Date(Date.now() + days * DAY_MS)

/** The product on a real Postgres, driven as people and providers drive it. */
export class World {
  readonly shop: Shop
  readonly payees: readonly [organization: Payee, creator: Payee]
  /** Set by a Kill: the next event's connection dies before its COMMIT. */
  killNext = false
  kills = 0

  constructor(shop: Shop) {
    this.shop = shop
    const { organization, author } = shop
    this.payees = [
      {
        id: organization.id,
        organizationId: organization.id,
        kind: "organization",
        name: "Brand",
      },
      {
        id: author.id,
        organizationId: author.personal_organization_id,
        kind: "creator",
        name: "Author",
      },
    ]
  }

  async openBanks(): Promise<void> {
    for (const payee of this.payees) {
      await this.shop.within((tx) =>
        addBankAccount(tx, payee, {
          body: {
            payee: payee.kind,
            holder_name: payee.name,
            country: "DE",
            account_number: "DE89370400440532013000",
            bank_code: "",
          },
          currency: "usd",
          by: "user_payee",
          now: new Date(),
        })
      )
    }
  }

  /** Freezes a checkout; its payment id is what events will name. */
  async checkout(priceMinor: bigint): Promise<string> {
    return (await stripeCheckout(this.shop, { priceMinor })).pi
  }

  /** Tells an event of Stripe; with a kill pending, the first try dies. */
  async tell(type: string, object: object): Promise<void> {
    const id = next("evt")
    const body = {
      id,
      type,
      created: 1_790_000_000,
      livemode: false,
      data: { object },
    }
    const kept = await this.shop.within((tx) =>
      insertInbox(tx, {
        provider: "stripe",
        eventId: id,
        type,
        body: JSON.stringify(body),
        signature: "verified",
      })
    )
    if (this.killNext) {
      this.killNext = false
      await this.#dieIn(kept.id)
    }
    const [row] = await this.shop.within((tx) =>
      claimInbox(tx, { limit: 1, id: kept.id })
    )
    if (!row) {
      throw new Error(`event ${id} cannot be claimed`)
    }
    await this.shop.within((tx) => settle(tx, row))
  }

  /** Everything is done but the COMMIT when the backend is gone. */
  async #dieIn(id: string): Promise<void> {
    const [row] = await this.shop.within((tx) =>
      claimInbox(tx, { limit: 1, id })
    )
    if (!row) {
      throw new Error(`event ${id} cannot be claimed`)
    }
    const death = this.shop.within(async (tx) => {
      await settle(tx, row)
      await tx.raw("select pg_terminate_backend(pg_backend_pid())")
    })
    await expect(death).rejects.toThrow()
    this.kills += 1
    await sleep(1)
    await this.shop.within((tx) =>
      tx("inbox").where({ id }).update({ lease_until: null })
    )
  }

  release(): Promise<number> {
    return this.shop.within((tx) => releasePending(tx, later(60)))
  }

  request(payee: Payee, amountMinor: bigint): Promise<Payout> {
    return this.shop.within((tx) =>
      requestPayout(tx, {
        payee,
        amountMinor,
        currency: "usd",
        idempotencyKey: next("payout-key"),
        userId: "user_payee",
        now: later(2),
      })
    )
  }

  step(
    id: string,
    to: "approved" | "paid" | "failed" | "returned"
  ): Promise<void> {
    return this.shop.within((tx) => decide(tx, id, { to, by: "user_operator" }))
  }

  async wallet(
    payeeId: string,
    currency = "usd"
  ): Promise<Record<string, bigint>> {
    const rows = await this.shop.within((tx) =>
      getBalances(tx, `payee:${payeeId}`)
    )
    return Object.fromEntries(
      rows
        .filter((row) => row.currency === currency)
        .map((row) => [row.account.split(":")[2] ?? "", row.amountMinor])
    )
  }

  trial() {
    return this.shop.within((tx) => trialBalance(tx))
  }
}
