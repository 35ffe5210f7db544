import type { StartedCheckout } from "@codex/plugin-checkout/contract"
import { loadStripe } from "@stripe/stripe-js/pure"
import type { Stripe, StripeElements } from "@stripe/stripe-js"
import { lockForm, showProblem, unlockForm } from "./form-state"

type Config = {
  stripeKey: string
  email: string
  postId: string
  amountMinor: number
  currency: string
  startUrl: string
  doneUrl: string
  texts: Record<string, string>
}

const config = JSON.parse(
  document.getElementById("stripe-config")?.textContent ?? "{}"
) as Config
const form = document.querySelector<HTMLFormElement>("form[data-checkout]")
const mount = document.querySelector<HTMLElement>("[data-payment-element]")

/** The code of a refusal as a sentence of the catalogue. */
function sentence(code: string | undefined): string {
  return config.texts[code ?? ""] ?? config.texts.failed ?? ""
}

function field(data: FormData, name: string): string {
  const value = data.get(name)
  return typeof value === "string" ? value : ""
}

async function start(of: HTMLFormElement): Promise<StartedCheckout> {
  const data = new FormData(of)
  const answer = await fetch(config.startUrl, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      post_id: config.postId,
      amount_minor: config.amountMinor,
      buyer: { name: field(data, "name"), email: config.email },
      code: field(data, "code") || undefined,
      terms_version: Number(field(data, "terms_version")) || undefined,
      idempotency_key: field(data, "idempotency_key"),
    }),
  })
  const body = (await answer.json()) as StartedCheckout & { code?: string }
  if (!answer.ok) throw new Error(sentence(body.code))
  return body
}

async function pay(
  of: HTMLFormElement,
  stripe: Stripe,
  elements: StripeElements
): Promise<void> {
  const checked = await elements.submit()
  if (checked.error) throw new Error(checked.error.message)
  const checkout = await start(of)
  const done = config.doneUrl.replace("ID", checkout.checkout_id)
  if (!checkout.client_secret) throw new Error(sentence("failed"))
  const { error } = await stripe.confirmPayment({
    elements,
    clientSecret: checkout.client_secret,
    confirmParams: { return_url: new URL(done, location.origin).href },
  })
  // Only a refusal comes back here; success has left for the done page.
  if (error) throw new Error(error.message)
}

function fontOf(element: HTMLElement) {
  const style = getComputedStyle(element)
  const dark = matchMedia("(prefers-color-scheme: dark)").matches
  const theme = document.documentElement.dataset.theme
  const night = theme ? theme === "dark" : dark
  return {
    theme: night ? ("night" as const) : ("stripe" as const),
    variables: { fontFamily: style.fontFamily, borderRadius: "8px" },
  }
}

async function setUp(of: HTMLFormElement, at: HTMLElement): Promise<void> {
  const stripe = await loadStripe(config.stripeKey)
  if (!stripe) throw new Error(sentence("stripe_load"))
  const elements = stripe.elements({
    mode: "payment",
    amount: config.amountMinor,
    currency: config.currency,
    appearance: fontOf(document.body),
  })
  at.replaceChildren()
  elements.create("payment").mount(at)
  of.addEventListener("submit", (event) => {
    event.preventDefault()
    if (!lockForm(of)) return
    pay(of, stripe, elements).catch((error: unknown) => {
      unlockForm(of)
      showProblem(of, error instanceof Error ? error.message : sentence(""))
    })
  })
}

if (form && mount) {
  setUp(form, mount).catch(() => showProblem(form, sentence("stripe_load")))
}
