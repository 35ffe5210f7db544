import { slot } from "@codex/kernel"
import { payoutsOptions } from "@codex/payouts"
import { stripeClient } from "../lib/stripe-client"
import { manualRail } from "./manual"
import type { PayoutRail } from "./port"
import { stripeConnectRail } from "./stripe-connect"

const rails = slot(
  "wallet.rails",
  () => new Map<string, PayoutRail>([[manualRail.id, manualRail]])
)

/** Adds a way to send money; a shop's own code may call it too. */
export function registerPayoutRail(rail: PayoutRail): void {
  rails.get().set(rail.id, rail)
}

/** Options are known only after boot, so Stripe is added when first asked. */
function withStripe(): Map<string, PayoutRail> {
  const { stripe } = payoutsOptions()
  if (stripe && !rails.get().has("stripe-connect")) {
    registerPayoutRail(stripeConnectRail(stripeClient(stripe)))
  }
  return rails.get()
}

/** Every rail that works by itself in this shop. */
export const automaticRails = (): PayoutRail[] =>
  [...withStripe().values()].filter(({ id }) => id !== manualRail.id)
