import type {
  CheckoutQuote,
  CheckoutState,
  StartCheckoutBody,
  StartedCheckout,
  TaxPlace,
} from "@codex/plugin-checkout/contract"
import type { CatalogPost } from "@codex/plugin-content/contract"
import { callApi } from "../../lib/api.server"
import type { Failure, Result } from "../../lib/result"
import { failure } from "../../lib/result"
import { api } from "../../paths"
import type { CheckoutForm } from "./checkout"
import { placeOf } from "./place"

export function getCheckout(
  token: string,
  id: string
): Promise<Result<CheckoutState>> {
  return callApi<CheckoutState>(api.checkoutById(id), { token })
}

/** Of a bundle: which parts this reader owns, and what the rest costs. */
export async function bundleQuote(
  token: string | undefined,
  post: CatalogPost,
  preview: boolean
): Promise<CheckoutQuote | undefined> {
  if (post.product_type !== "bundle" || preview || !token) return undefined
  const quote = await getQuote(token, { postId: post.id })
  return quote.ok ? quote.value : undefined
}

type Order = {
  post: CatalogPost
  email: string
  /** Pay what you want: what was chosen, before any tax. */
  chosenMinor: number | undefined
}

type Ask = {
  postId: string
  amountMinor?: number | undefined
  code?: string | undefined
  place?: TaxPlace | undefined
}

/** Who buys, as the form says it. */
const buyerOf = ({ email }: Order, form: Omit<CheckoutForm, "outcome">) => ({
  name: form.name,
  email: form.email ?? email,
  ...(form.phone
    ? { phone: form.phone, phone_country: form.phone_country }
    : {}),
})

/** What this person would pay now, and whether the code counts. */
export function getQuote(
  token: string | undefined,
  ask: Ask
): Promise<Result<CheckoutQuote>> {
  return callApi<CheckoutQuote>(
    api.quote({
      post_id: ask.postId,
      amount_minor: ask.amountMinor,
      code: ask.code,
      ...ask.place,
    }),
    { token }
  )
}

/** The body that freezes a checkout. */
function checkoutBody(
  order: Order,
  form: Omit<CheckoutForm, "outcome">
): StartCheckoutBody {
  return {
    post_id: order.post.id,
    amount_minor: order.chosenMinor,
    total_minor: form.total,
    place: placeOf(form),
    buyer: buyerOf(order, form),
    code: form.code,
    terms_version: form.terms_version,
    idempotency_key: form.idempotency_key,
  }
}

/**
 * Starts the checkout and, with the demo provider, plays the bank. The same
 * idempotency key again (a double click) finds the same checkout.
 */
export async function placeOrder(
  token: string,
  order: Order,
  form: CheckoutForm
): Promise<{ ok: true; checkoutId: string } | Failure> {
  const body = checkoutBody(order, form)
  const started = await callApi<StartedCheckout>(api.checkout(), {
    token,
    method: "POST",
    body,
  })
  if (!started.ok) return started
  const { checkout_id: checkoutId, provider, status } = started.value
  if (provider === "stripe") return failure(400, "failed")
  if (provider === "none" || status !== "open") return { ok: true, checkoutId }
  return payDemo(token, checkoutId, form.outcome)
}

async function payDemo(
  token: string,
  checkoutId: string,
  outcome: CheckoutForm["outcome"]
): Promise<{ ok: true; checkoutId: string } | Failure> {
  const paid = await callApi<CheckoutState>(api.demoPayment(checkoutId), {
    token,
    method: "POST",
    body: { outcome },
  })
  if (!paid.ok) return paid
  return outcome === "decline"
    ? failure(402, "payment_declined")
    : { ok: true, checkoutId }
}
