import { slot } from "@codex/kernel"
import { stripeClient } from "@codex/plugin-wallet/workflows"
import type { StripeClient } from "@codex/plugin-wallet/workflows"
import { checkoutOptions } from "../options"

const clients = slot("checkout.stripe", () => new Map<string, StripeClient>())

/** The one client of this server; undefined where Stripe is not set up. */
export function checkoutStripe(): StripeClient | undefined {
  const { stripe } = checkoutOptions()
  if (!stripe) {
    return undefined
  }
  const key = `${stripe.apiKey} ${stripe.apiBase ?? ""}`
  const known = clients.get().get(key)
  if (known) {
    return known
  }
  const client = stripeClient(stripe)
  clients.get().set(key, client)
  return client
}
