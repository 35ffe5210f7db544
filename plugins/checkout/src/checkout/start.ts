import { CodexError, minorToJson, withPlatform } from "@codex/kernel"
import type { Pg } from "@codex/kernel"
import { getCheckoutLine, releaseSetupByKey } from "@codex/purchases"
import type { CheckoutLine } from "@codex/purchases"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { StartCheckoutBody, StartedCheckout } from "../contract"
import { wakeWorkers } from "../lib/wake"
import { checkoutOptions } from "../options"
import { drainInbox } from "../settlement/drain-inbox"
import { taxForStart } from "../tax/tax-of"
import { freezeLine } from "./freeze-line"
import type { Frozen } from "./freeze-line"
import type { StartInput } from "./start-input"
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
  const input = { customerId, body, options, now: new Date() }
  const taxed = await taxForStart(container, input)
  const frozen = await freeze(pg, { ...input, taxed })
  const line = await proceed(container, frozen)
  // Nobody can have paid a line that did not exist a moment ago.
  const status = frozen.setsUpPayment
    ? "open"
    : await withPlatform(pg, "checkout state", (tx) => statusOf(tx, line))
  return {
    checkout_id: line.id,
    status,
    amount_minor: minorToJson(line.amount_minor),
    currency_code: line.currency_code,
    provider: providerName(line),
    client_secret: await clientSecretOf(container, line),
    ...(line.stripe_account ? { stripe_account: line.stripe_account } : {}),
    expires_at: line.expires_at.toISOString(),
  }
}

async function freeze(pg: Pg, input: StartInput): Promise<Frozen> {
  try {
    return await withPlatform(pg, "start checkout", (tx) =>
      freezeLine(tx, input)
    )
  } catch (error) {
    if (!(error instanceof CodexError)) {
      // The line may stand and only the answer to its COMMIT be lost.
      await withPlatform(pg, "release payment set-up", (tx) =>
        releaseSetupByKey(tx, input.customerId, input.body.idempotency_key)
      )
    }
    throw error
  }
}

async function proceed(
  container: MedusaContainer,
  { line, inboxId, setsUpPayment }: Frozen
): Promise<CheckoutLine> {
  if (line.provider !== "none") {
    return line.status === "open"
      ? ensurePaymentSession(container, line, setsUpPayment)
      : line
  }
  if (inboxId) {
    await drainInbox(container, { id: inboxId })
    wakeWorkers(container)
  }
  const pg = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const after = await withPlatform(pg, "free checkout", (tx) =>
    getCheckoutLine(tx, line.id)
  )
  return after ?? line
}
