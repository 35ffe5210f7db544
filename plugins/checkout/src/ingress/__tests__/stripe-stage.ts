import { attachPayment } from "@codex/purchases"
import type { CheckoutLine } from "@codex/purchases"
import { runStripeFake } from "../../../../wallet/src/__tests__/stripe-fake"
import { next, openShop, openShopDatabase } from "../../__tests__/test-shop"
import { majorUnits } from "../../lib/major-units"
import { setOptions } from "../../options"
import CodexStripeProvider from "../../providers/payment-stripe/service"
import { registerPayoutEvents } from "../payout-events"
import { openEar } from "./stripe-ear"

const KEY = "sk_test_fake_0123456789abcdefghijklmn"
export const PLATFORM = "whsec_platform_0123456789abcdef"
export const CONNECT = "whsec_connect_0123456789abcdefg"

export type StripeStage = Awaited<ReturnType<typeof openStripeStage>>

/** A shop on a real database whose payments go to the stand-in for Stripe. */
export async function openStripeStage() {
  const database = await openShopDatabase()
  const shop = await openShop(database.pg)
  const ear = await openEar(database.pg)
  const fake = await runStripeFake([
    ...["--platform", `${ear.url("stripe")}=${PLATFORM}`],
    ...["--connect", `${ear.url("stripe-connect")}=${CONNECT}`],
  ])
  const access = { apiKey: KEY, apiBase: fake.url, webhookSecret: PLATFORM }
  setOptions({
    storefrontUrl: "http://localhost:4321",
    stripe: { ...access, connectWebhookSecret: CONNECT },
  })
  const provider = new CodexStripeProvider({}, access)
  registerPayoutEvents()

  /** A frozen checkout with its payment at the stand-in. */
  async function open(
    of: { attached?: boolean; priceMinor?: bigint } = {}
  ): Promise<CheckoutLine & { pi: string }> {
    const price = of.priceMinor ?? 5000n
    const post = await shop.post({ price_minor: price })
    const line = await shop.checkout(post)
    await shop.within((tx) =>
      tx("checkout_line")
        .where({ id: line.id })
        .update({ provider: "pp_stripe_stripe", payment_session_id: null })
    )
    const { id: pi } = await provider.initiatePayment({
      currency_code: "usd",
      amount: majorUnits(price, "usd"),
      data: { metadata: { codex_checkout_id: line.id } },
      context: { idempotency_key: line.id },
    })
    if (of.attached ?? true) {
      await shop.within((tx) =>
        attachPayment(tx, line.id, {
          collectionId: next("paycol"),
          sessionId: next("payses"),
          providerRef: pi,
        })
      )
    }
    return { ...line, pi }
  }

  return {
    shop,
    fake,
    ear,
    open,
    pay: (pi: string, card = "pm_card_visa") =>
      fake.act("pay", { payment_intent: pi, card }),
    /** Until everything Stripe says has arrived and is settled. */
    async arrive() {
      await fake.act("idle")
      await ear.settleAll()
    },
    async close() {
      await fake.stop()
      ear.close()
      await database.drop()
    },
  }
}
