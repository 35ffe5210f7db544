import { registerIntegration } from "@codex/kernel"
import { checkoutOptions } from "../options"

function stripe() {
  const { stripe: keys } = checkoutOptions()
  if (!keys) {
    return {
      state: "action_needed" as const,
      detail: "",
      set: "STRIPE_API_KEY",
    }
  }
  const mode = keys.apiKey.startsWith("sk_live_") ? "live" : "test"
  return { state: "connected" as const, detail: mode, set: "" }
}

function mail() {
  const { smtpUrl } = checkoutOptions().mail
  return smtpUrl && URL.canParse(smtpUrl)
    ? { state: "connected" as const, detail: new URL(smtpUrl).host, set: "" }
    : { state: "action_needed" as const, detail: "", set: "SMTP_URL" }
}

registerIntegration("stripe", stripe)
registerIntegration("mail", mail)
