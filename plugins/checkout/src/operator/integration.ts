import { registerIntegration } from "@codex/kernel"
import { checkoutOptions } from "../options"

registerIntegration("stripe", () => {
  const { stripe } = checkoutOptions()
  if (!stripe) {
    return { state: "action_needed", detail: "", set: "STRIPE_API_KEY" }
  }
  const isLive = /^(sk|rk)_live_/.test(stripe.apiKey)
  return { state: "connected", detail: isLive ? "live" : "test", set: "" }
})
