import { createHmac } from "node:crypto"
import { BUYER } from "../proven-buyer.mts"
import {
  anonymous,
  call,
  type Actor,
  type Answer,
} from "../../testing/http.mts"
import { useShop } from "../shop.mts"

/** Signs as the demo payment provider does. */
export function signDemo(body: string, at = Date.now()): string {
  const secret = createHmac("sha256", useShop().env.CODEX_SECRET ?? "")
    .update("demo-payments")
    .digest("hex")
  const t = Math.floor(at / 1000)
  const mac = createHmac("sha256", secret).update(`${t}.${body}`).digest("hex")
  return `t=${t},v1=${mac}`
}

/** Hands a signed event to one server process. */
export function deliver(
  base: string,
  body: string,
  signature = signDemo(body)
): Promise<Answer> {
  return call(base, anonymous, "POST", "/hooks/codex/demo", JSON.parse(body), {
    "x-codex-signature": signature,
  })
}

/** A checkout as the storefront starts it; the answer names its session. */
export async function startCheckout(
  buyer: Actor,
  post: string,
  key: string
): Promise<{ id: string; amount: number }> {
  const answer = await call(
    useShop().backendUrl,
    buyer,
    "POST",
    "/api/checkout",
    {
      post_id: post,
      buyer: BUYER,
      idempotency_key: key,
    }
  )
  const body = answer.body as { checkout_id?: string; amount_minor?: number }
  if (!body.checkout_id) {
    throw new Error(`checkout: ${answer.status} ${answer.text}`)
  }
  return { id: body.checkout_id, amount: body.amount_minor ?? 0 }
}

/** The event that pays a checkout, with a payment id of its own. */
export function paidEvent(
  checkout: { id: string; amount: number },
  sessionId: string,
  over: { id?: string; paymentId?: string } = {}
): string {
  return JSON.stringify({
    id: over.id ?? `demo_${checkout.id}`,
    type: "payment.succeeded",
    created: Math.floor(Date.now() / 1000),
    data: {
      payment_id: over.paymentId ?? `demopay_${checkout.id}`,
      session_id: sessionId,
      amount_minor: checkout.amount,
      currency_code: "usd",
    },
  })
}
