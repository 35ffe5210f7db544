import { sql } from "../shop.mts"
import { BUYER } from "../proven-buyer.mts"
import type { Buyer } from "./buyers.mts"
import { persist } from "./persist.mts"
import { useFake } from "./stripe-shop.mts"

export interface Paid {
  checkout: string
  intent: string
  purchase: string
}

/** Starts a checkout; the answer names the payment Stripe knows. */
export async function openPayment(
  buyer: Buyer,
  post: string,
  key: string
): Promise<{ checkout: string; intent: string }> {
  const answer = await persist(buyer.actor, "POST", "/api/checkout", {
    post_id: post,
    buyer: BUYER,
    idempotency_key: key,
  })
  const { checkout_id: checkout, client_secret: secret } = answer.body as {
    checkout_id: string
    client_secret: string
  }
  return { checkout, intent: secret.split("_secret_")[0] ?? "" }
}

export async function purchaseOf(checkout: string): Promise<string> {
  const [row] = await sql<{ id: string }>(
    "select id from purchase where checkout_line_id = $1",
    [checkout]
  )
  return row?.id ?? ""
}

/** What the buyer's card does, at Stripe and nowhere else. */
export const pay = (intent: string, card = "pm_card_visa") =>
  useFake().act("pay", { payment_intent: intent, card })
