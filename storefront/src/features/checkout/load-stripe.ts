import type { StripeConstructor } from "@stripe/stripe-js"

/** What the script leaves on `window`. */
const stripeOf = (scope: object) =>
  (scope as { Stripe?: StripeConstructor }).Stripe

/**
 * Loads Stripe.js from the configured address. Stripe's own loader knows one
 * address only, so nothing could be tried without a connection.
 */
export function loadStripeJs(url: string): Promise<StripeConstructor> {
  const loaded = stripeOf(window)
  if (loaded) return Promise.resolve(loaded)
  return new Promise((resolve, reject) => {
    const script = document.createElement("script")
    script.src = url
    script.onload = () => {
      const ready = stripeOf(window)
      if (ready) resolve(ready)
      else reject(new Error("Stripe.js did not start"))
    }
    script.onerror = () => reject(new Error("Stripe.js could not be loaded"))
    document.head.append(script)
  })
}
