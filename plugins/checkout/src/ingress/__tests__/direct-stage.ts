import { setSettlementMode } from "@codex/creators"
import { withPlatform } from "@codex/kernel"
import { insertConnectedAccount, setAccountFacts } from "@codex/payouts"
import {
  applicationFeeMinor,
  parseWaterfall,
  stripeClient,
} from "@codex/plugin-wallet/workflows"
import { attachPayment } from "@codex/purchases"
import type { CheckoutLine, OutboxRow } from "@codex/purchases"
import { BUYER, next } from "../../__tests__/test-shop"
import { freezeLine } from "../../checkout/freeze-line"
import { majorUnits } from "../../lib/major-units"
import { checkoutOptions } from "../../options"
import CodexStripeProvider from "../../providers/payment-stripe/service"
import { fetchPayment } from "../../refunds/fetch-payment"
import { openStripeStage, PLATFORM } from "./stripe-stage"

interface Movement {
  source: string
  net: number
}

export type DirectStage = Awaited<ReturnType<typeof openDirectStage>>

/** A shop whose brand is paid straight into its own Stripe account. */
export async function openDirectStage() {
  const stage = await openStripeStage()
  const { shop, fake, ear } = stage
  const { stripe: access } = checkoutOptions()
  const key = { apiKey: access?.apiKey ?? "", apiBase: fake.url }
  const stripe = stripeClient(key)
  const provider = new CodexStripeProvider(
    {},
    { ...key, webhookSecret: PLATFORM }
  )

  async function newAccount(): Promise<string> {
    const { id } = await stripe.accounts.create({
      type: "express",
      capabilities: {
        transfers: { requested: true },
        card_payments: { requested: true },
      },
    })
    return id
  }

  const account = await newAccount()
  await shop.within((tx) =>
    insertConnectedAccount(tx, {
      id: account,
      organization_id: shop.organization.id,
      payee_id: shop.organization.id,
      country: "US",
      charges_enabled: false,
      payouts_enabled: false,
      details_submitted: false,
      missing: [],
      disabled_reason: null,
      told_at: new Date(0),
    })
  )

  const freeze = async (customerId: string, priceMinor: bigint) => {
    await shop.prove(customerId)
    const post = await shop.post({ price_minor: priceMinor })
    return shop.within((tx) =>
      freezeLine(tx, {
        customerId,
        options: checkoutOptions(),
        now: new Date(),
        body: {
          post_id: post.id,
          buyer: BUYER,
          idempotency_key: next("idempotency"),
        },
      })
    )
  }

  /** A frozen checkout with its payment on the organization's account. */
  async function open(
    priceMinor = 5_000n
  ): Promise<CheckoutLine & { pi: string }> {
    const { line } = await freeze(next("cus"), priceMinor)
    const { id: pi } = await provider.initiatePayment({
      currency_code: "usd",
      amount: majorUnits(line.amount_minor, "usd"),
      data: {
        metadata: { codex_checkout_id: line.id },
        stripe_account: line.stripe_account,
        application_fee_minor: Number(
          applicationFeeMinor(parseWaterfall(line.waterfall))
        ),
      },
      context: { idempotency_key: line.id },
    })
    await shop.within((tx) =>
      attachPayment(tx, line.id, {
        collectionId: next("paycol"),
        sessionId: next("payses"),
        providerRef: pi,
      })
    )
    return { ...line, pi }
  }

  /** Everything that has happened arrives, what is left out is fetched. */
  async function arrive(): Promise<void> {
    for (let round = 0; round < 3; round++) {
      await stage.arrive()
      const rows = (await shop.within((tx) =>
        tx("outbox").where({ kind: "payment_fetch", state: "pending" })
      )) as OutboxRow[]
      for (const row of rows) {
        await fetchPayment(ear.container, row)
        await shop.within((tx) =>
          tx("outbox").where({ id: row.id }).update({ state: "done" })
        )
      }
    }
  }

  /** What the platform's and the account's Stripe balances hold. */
  async function atStripe() {
    const state = await fake.state()
    const accounts = state.account_balances_usd as unknown as Record<
      string,
      number
    >
    const platform = (state.platform_transactions as Movement[]).reduce(
      (sum, { net }) => sum + net,
      0
    )
    return { platform, account: accounts[account] ?? 0 }
  }

  /** What the books say those balances are. */
  async function inBooks() {
    const { rows } = await shop.within((tx) =>
      tx.raw<{ rows: { account: string; sum: string }[] }>(
        `select account, sum(amount_minor)::text as sum from codex.ledger_posting
         where account in ('platform:clearing', 'platform:connected')
         group by account`
      )
    )
    const of = (name: string) =>
      0 - Number(rows.find((row) => row.account === name)?.sum ?? 0)
    return {
      platform: of("platform:clearing"),
      account: of("platform:connected"),
    }
  }

  return {
    ...stage,
    account,
    stripe,
    provider,
    newAccount,
    freeze,
    open,
    arrive,
    atStripe,
    inBooks,
    onboard: async () => {
      await fake.act("account/onboard", { account })
      await arrive()
      await shop.within((tx) =>
        setSettlementMode(tx, shop.organization.id, "direct")
      )
    },
    setCharges: (charges_enabled: boolean) =>
      withPlatform(ear.container.resolve("__pg_connection__"), "test", (tx) =>
        setAccountFacts(tx, account, { charges_enabled }, new Date())
      ),
  }
}
