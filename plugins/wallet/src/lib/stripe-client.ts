import Stripe from "stripe"

/** How a server reaches Stripe; the same for payments and payouts. */
export interface StripeAccess {
  apiKey: string
  /** Origin of the API; only tests and the stand-in have another one. */
  apiBase?: string
}

/** What our objects are read as; a new SDK does not change it by surprise. */
export const STRIPE_API_VERSION = "2026-10-28.endive"

export const STRIPE_API_HOST = "api.stripe.com"

/**
 * Ten seconds and one retry: with the SDK's own 80 s and two retries a call
 * outlives every lease and lock that guards it (MEDUSA L6).
 */
const PATIENCE = { timeout: 10_000, maxNetworkRetries: 1 } as const

export function stripeConnection({ apiBase }: Pick<StripeAccess, "apiBase">) {
  const url = new URL(apiBase ?? `https://${STRIPE_API_HOST}`)
  const plain = url.protocol === "http:"
  return {
    host: url.hostname,
    port: url.port === "" ? (plain ? 80 : 443) : Number(url.port),
    protocol: plain ? ("http" as const) : ("https" as const),
    ...PATIENCE,
  }
}

export type StripeClient = Stripe

/** Our Stripe SDK, set up the one way it may be used. */
export function stripeClient(access: StripeAccess): StripeClient {
  return new Stripe(access.apiKey, {
    ...stripeConnection(access),
    apiVersion: STRIPE_API_VERSION,
    telemetry: false,
  })
}
