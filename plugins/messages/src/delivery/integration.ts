import { registerIntegration } from "@codex/kernel"
import { messagesOptions } from "../options"

registerIntegration("mail", () => {
  const { smtpUrl } = messagesOptions()
  return smtpUrl && URL.canParse(smtpUrl)
    ? { state: "connected", detail: new URL(smtpUrl).host, set: "" }
    : { state: "action_needed", detail: "", set: "SMTP_URL" }
})
