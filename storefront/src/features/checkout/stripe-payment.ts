import type { StartedCheckout } from "@codex/plugin-checkout/contract"
import type { Stripe, StripeElements } from "@stripe/stripe-js"
import { CardProblem, readConfig } from "./card-config"
import { cardSentence, isPaidAlready, refusalSentence } from "./card-problem"
import { lockForm, showProblem, unlockForm } from "./form-state"
import { loadStripeJs } from "./load-stripe"

const config = readConfig()
const form = document.querySelector<HTMLFormElement>("form[data-checkout]")
const mount = document.querySelector<HTMLElement>("[data-payment-element]")

function field(data: FormData, name: string): string {
  const value = data.get(name)
  return typeof value === "string" ? value : ""
}

/** Where the buyer is, if the total was worked out for somewhere. */
function placeIn(data: FormData) {
  const country = field(data, "country")
  if (!country) return undefined
  return {
    country,
    region: field(data, "region") || undefined,
    postal_code: field(data, "postal_code") || undefined,
    tax_id: field(data, "tax_id") || undefined,
  }
}

/** The one call that freezes the checkout and opens its payment. */
async function start(of: HTMLFormElement): Promise<StartedCheckout> {
  const data = new FormData(of)
  const answer = await fetch(config.startUrl, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      post_id: config.postId,
      amount_minor: config.chosenMinor,
      total_minor: config.amountMinor,
      place: placeIn(data),
      buyer: {
        name: field(data, "name"),
        email: field(data, "email") || config.email,
        phone: field(data, "phone") || undefined,
        phone_country: field(data, "phone_country") || undefined,
      },
      code: field(data, "code") || undefined,
      terms_version: Number(field(data, "terms_version")) || undefined,
      idempotency_key: field(data, "idempotency_key"),
    }),
  })
  const body = (await answer.json()) as StartedCheckout & { code?: string }
  if (answer.ok) return body
  const { status } = answer
  const code = body.code ?? ""
  throw new CardProblem(refusalSentence(config.texts, { status, code }))
}

async function confirm(
  checkout: StartedCheckout,
  stripe: Stripe,
  elements: StripeElements
): Promise<void> {
  const done = config.doneUrl.replace("ID", checkout.checkout_id)
  const { client_secret: clientSecret } = checkout
  // Paid in another tab: its page knows, and waits where it has to.
  if (checkout.status === "paid" || checkout.status === "processing") {
    location.assign(done)
    return
  }
  if (!clientSecret) throw new CardProblem(config.texts.failed)
  // The seller has another account since the page was loaded.
  if ((checkout.stripe_account ?? null) !== config.stripeAccount) {
    location.reload()
    return
  }
  const { error } = await stripe.confirmPayment({
    elements,
    clientSecret,
    confirmParams: { return_url: new URL(done, location.origin).href },
  })
  // Only a refusal comes back here; success has left for the done page.
  if (isPaidAlready(error)) location.assign(done)
  else throw new CardProblem(cardSentence(config.texts, error))
}

async function pay(
  of: HTMLFormElement,
  stripe: Stripe,
  elements: StripeElements
): Promise<void> {
  const checked = await elements.submit()
  if (checked.error) {
    // Stripe's form says by its fields what they lack; once is enough.
    const said = checked.error.type === "validation_error"
    throw new CardProblem(said ? "" : cardSentence(config.texts, checked.error))
  }
  await confirm(await start(of), stripe, elements)
}

function appearance() {
  const dark = matchMedia("(prefers-color-scheme: dark)").matches
  const theme = document.documentElement.dataset.theme
  const night = theme ? theme === "dark" : dark
  const { fontFamily } = getComputedStyle(document.body)
  return {
    theme: night ? ("night" as const) : ("stripe" as const),
    variables: { fontFamily, borderRadius: "8px" },
  }
}

async function setUp(of: HTMLFormElement, at: HTMLElement): Promise<void> {
  const Stripe = await loadStripeJs(config.scriptUrl)
  const stripe = Stripe(
    config.stripeKey,
    config.stripeAccount ? { stripeAccount: config.stripeAccount } : undefined
  )
  const elements = stripe.elements({
    mode: "payment",
    amount: config.amountMinor,
    currency: config.currency,
    appearance: appearance(),
  })
  at.replaceChildren()
  elements.create("payment").mount(at)
  of.addEventListener("submit", (event) => {
    event.preventDefault()
    if (!lockForm(of)) return
    pay(of, stripe, elements).catch((error: unknown) => {
      unlockForm(of)
      // A lost connection throws something else, and nothing was charged yet.
      const known = error instanceof CardProblem ? error.message : undefined
      showProblem(of, known ?? config.texts.unreachable ?? "")
    })
  })
}

// Coming back with the browser's button shows the page as it was left.
window.addEventListener("pageshow", (event) => {
  if (event.persisted && form) unlockForm(form)
})

if (form && mount) {
  setUp(form, mount).catch(() =>
    showProblem(form, config.texts.stripe_load ?? "")
  )
}
