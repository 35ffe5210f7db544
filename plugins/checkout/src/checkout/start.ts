import { minorToJson, withPlatform } from "@codex/kernel"
import { getCheckoutLine } from "@codex/purchases"
import type { CheckoutLine } from "@codex/purchases"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { StartCheckoutBody, StartedCheckout } from "../contract"
import { wakeWorkers } from "../lib/wake"
import { checkoutOptions } from "../options"
import { drainInbox } from "../settlement/drain-inbox"
import { freezeLine } from "./freeze-line"
import { clientSecretOf, ensurePaymentSession } from "./payment-session"
import { providerName } from "./provider-name"
import { statusOf } from "./state"

/** Buy now: freeze, then pay; what costs nothing is settled at once. */
export async function startCheckout(
  container: MedusaContainer,
  customerId: string,
  body: StartCheckoutBody
): Promise<StartedCheckout> {
  const pg = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const options = checkoutOptions()
  const frozen = await withPlatform(pg, "start checkout", (tx) =>
    freezeLine(tx, { customerId, body, options, now: new Date() })
  )
  const line = await proceed(container, frozen.line, frozen.inboxId)
  const status = await withPlatform(pg, "checkout state", (tx) =>
    statusOf(tx, line)
  )
  return {
    checkout_id: line.id,
    status,
    amount_minor: minorToJson(line.amount_minor),
    currency_code: line.currency_code,
    provider: providerName(line),
    client_secret: await clientSecretOf(container, line),
    expires_at: line.expires_at.toISOString(),
  }
}

async function proceed(
  container: MedusaContainer,
  line: CheckoutLine,
  inboxId: string | undefined
): Promise<CheckoutLine> {
  if (line.provider !== "none") {
    return line.status === "open" ? ensurePaymentSession(container, line) : line
  }
  if (inboxId) {
    await drainInbox(container, inboxId)
    wakeWorkers(container)
  }
  const pg = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const after = await withPlatform(pg, "free checkout", (tx) =>
    getCheckoutLine(tx, line.id)
  )
  return after ?? line
}
