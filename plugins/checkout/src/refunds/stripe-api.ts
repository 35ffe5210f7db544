import { stripeClient } from "@codex/plugin-wallet/workflows"
import type { StripeClient } from "@codex/plugin-wallet/workflows"
import { checkoutOptions } from "../options"

/** The client for refunds and look-ups; `undefined` without Stripe keys. */
export function stripeApi(): StripeClient | undefined {
  const { stripe } = checkoutOptions()
  return stripe && stripeClient(stripe)
}

/** Where a call goes: to a connected account, or to the platform's own. */
export const onAccount = (account: string | null | undefined) =>
  account ? { stripeAccount: account } : {}
