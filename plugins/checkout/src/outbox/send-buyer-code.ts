import { withPlatform } from "@codex/kernel"
import { findBuyerCode } from "@codex/purchases"
import type { OutboxRow } from "@codex/purchases"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { codeOf, serverSecret } from "../buyer/code"
import messages from "../i18n/en.json"
import { checkoutOptions } from "../options"
import type { Delivered } from "./delivery"
import { mailTransport } from "./mail-transport"

const fill = (text: string, code: string) => text.replaceAll("{{code}}", code)

function render(code: string) {
  const { subject, text, ignore } = messages.buyerCode
  const line = fill(text, code)
  return {
    subject: fill(subject, code),
    text: `${line}\n\n${ignore}\n`,
    html: `<p style="font:16px/1.5 sans-serif">${line}</p><p style="font:14px/1.5 sans-serif;color:#555">${ignore}</p>`,
  }
}

/** Sends the six digits; too late they would only confuse. */
export async function sendBuyerCode(
  container: MedusaContainer,
  row: OutboxRow
): Promise<Delivered> {
  const pg = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const request = await withPlatform(pg, "buyer code: mail", (tx) =>
    findBuyerCode(tx, row.ref_id)
  )
  if (!request || request.expires_at < new Date()) {
    return { state: "done", result: { skipped: "expired" } }
  }
  const { mail } = checkoutOptions()
  const rendered = render(codeOf(serverSecret(container), request.id))
  const message = { from: mail.from, to: request.email, ...rendered }
  const transport = mailTransport(mail.smtpUrl)
  if (!transport) {
    return { state: "kept", result: message }
  }
  await transport.sendMail(message)
  // What was sent is not kept: it is a key for ten minutes.
  return { state: "done", result: { to: request.email } }
}
