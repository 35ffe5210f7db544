const HOST = "js.stripe.com"

/**
 * The address of Stripe.js. A page that takes card numbers runs no other
 * script: outside tests the host is Stripe's.
 */
export function stripeScript(url: string, production: boolean): URL {
  const script = new URL(url)
  const ours = script.protocol === "https:" && script.host === HOST
  if (production && !ours) {
    throw new Error(
      `STRIPE_SCRIPT_URL must be on https://${HOST} in production, not on ${script.origin}`
    )
  }
  return script
}

/** Origins the checkout page may load from, by what they are loaded for. */
export function stripeSources(script: URL): {
  script: string[]
  connect: string[]
  frame: string[]
} {
  if (script.host !== HOST) {
    const only = [script.origin]
    return { script: only, connect: only, frame: only }
  }
  const own = [`https://${HOST}`, `https://*.${HOST}`]
  return {
    script: own,
    connect: ["https://api.stripe.com"],
    frame: [...own, "https://hooks.stripe.com"],
  }
}
