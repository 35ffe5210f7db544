import { hasAccess } from "@codex/entitlements"
import { getBalances, postedVector } from "@codex/ledger"
import {
  claimInbox,
  findPurchaseByLine,
  insertInbox,
  listPurchaseMoney,
} from "@codex/purchases"
import type { CheckoutLine } from "@codex/purchases"
import { next } from "../../__tests__/test-shop"
import type { Shop } from "../../__tests__/test-shop"
import { setOptions } from "../../options"
import { settle } from "../settle"
import type { StripeEvent } from "./stripe-life"

export function useStripe(): void {
  setOptions({
    storefrontUrl: "http://localhost:4321",
    stripe: {
      apiKey: "sk_test_of_nobody",
      webhookSecret: "whsec_0123456789abcdef0123456789",
    },
  })
}

/** A $50.00 checkout whose payment is Stripe's `pi_…`. */
export async function stripeCheckout(
  shop: Shop,
  over: { customerId?: string; priceMinor?: bigint } = {}
): Promise<CheckoutLine & { pi: string }> {
  const post = await shop.post({ price_minor: over.priceMinor ?? 5_000n })
  const line = await shop.checkout(post, { customerId: over.customerId })
  const pi = next("pi")
  await shop.within((tx) =>
    tx("checkout_line")
      .where({ id: line.id })
      .update({ provider: "pp_stripe_stripe", provider_ref: pi })
  )
  return { ...line, pi }
}

/** The story of `pi_1`, told about another payment. */
export const about = (event: StripeEvent, pi: string): StripeEvent =>
  JSON.parse(
    JSON.stringify(event)
      .replaceAll("pi_1", pi)
      .replaceAll("re_1", `re_${pi}`)
      .replaceAll("dp_1", `dp_${pi}`)
      .replaceAll("ch_1", `ch_${pi}`)
      .replaceAll("evt_", `evt_${pi}_`)
  ) as StripeEvent

export async function tell(shop: Shop, event: StripeEvent) {
  const { id } = await shop.within((tx) =>
    insertInbox(tx, {
      provider: "stripe",
      eventId: event.id,
      type: event.type,
      body: JSON.stringify(event),
      signature: "verified",
    })
  )
  const [row] = await shop.within((tx) => claimInbox(tx, { limit: 1, id }))
  return row && shop.within((tx) => settle(tx, row))
}

/** Everything the events left behind about one checkout. */
export function standing(shop: Shop, line: CheckoutLine) {
  return shop.within(async (tx) => {
    const purchase = await findPurchaseByLine(tx, line.id)
    if (!purchase) {
      return null
    }
    const sums = await postedVector(tx, "purchase", purchase.id)
    const suspense = await postedVector(tx, "payment", purchase.payment_id)
    const [dispute] = await tx("dispute")
      .where({ purchase_id: purchase.id })
      .select<object[]>("state", "amount_minor", "fee_minor")
    const money = (await listPurchaseMoney(tx, [purchase.id])).get(purchase.id)
    return {
      id: purchase.id,
      sums: Object.fromEntries(
        sums.map(({ account, amountMinor }) => [account, Number(amountMinor)])
      ),
      suspense,
      state: money?.state,
      refunded: Number(money?.refunded_minor),
      fee: money?.processing_fee_minor,
      dispute_state: money?.dispute_state,
      dispute: dispute ?? null,
      access: await hasAccess(tx, line.customer_id, line.post_id),
    }
  })
}

export async function balanceOf(shop: Shop, account: string): Promise<bigint> {
  const found = await shop.within((tx) => getBalances(tx, account))
  return found.find((each) => each.account === account)?.amountMinor ?? 0n
}
