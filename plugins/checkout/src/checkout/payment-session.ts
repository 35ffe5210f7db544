import { minorToJson, withPlatform } from "@codex/kernel"
import type { Pg } from "@codex/kernel"
import {
  applicationFeeMinor,
  parseWaterfall,
} from "@codex/plugin-wallet/workflows"
import {
  attachPayment,
  claimPaymentSetup,
  getCheckoutLine,
  releasePaymentSetup,
} from "@codex/purchases"
import type { CheckoutLine } from "@codex/purchases"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { setTimeout as sleep } from "node:timers/promises"
import { checkoutFailure } from "../lib/failures"
import { majorUnits } from "../lib/major-units"
import { messageOf } from "../lib/message-of"

const WAIT_MS = 10_000
const STEP_MS = 100

/** What the provider needs to charge on the seller's own account. */
const directCharge = (line: CheckoutLine) =>
  line.stripe_account
    ? {
        stripe_account: line.stripe_account,
        application_fee_minor: minorToJson(
          applicationFeeMinor(parseWaterfall(line.waterfall))
        ),
      }
    : {}

/** Creates collection and session in Medusa's payment module, no cart. */
async function createSession(container: MedusaContainer, line: CheckoutLine) {
  const payments = container.resolve(Modules.PAYMENT)
  const total = majorUnits(line.amount_minor, line.currency_code)
  const collection = await payments.createPaymentCollections({
    currency_code: line.currency_code,
    amount: total,
    metadata: { codex_checkout_id: line.id },
  })
  const session = await payments.createPaymentSession(collection.id, {
    provider_id: line.provider,
    currency_code: line.currency_code,
    amount: total,
    data: {
      metadata: { codex_checkout_id: line.id },
      amount_minor: minorToJson(line.amount_minor),
      currency_code: line.currency_code,
      ...directCharge(line),
    },
    // A retry after a lost answer finds the same payment at the provider.
    context: { idempotency_key: line.id },
  })
  const ref = session.data?.id
  return {
    collectionId: collection.id,
    sessionId: session.id,
    providerRef: typeof ref === "string" ? ref : undefined,
  }
}

/** The other click of a double click creates the session; wait for it. */
async function waitForSession(pg: Pg, id: string): Promise<CheckoutLine> {
  const deadline = Date.now() + WAIT_MS
  while (Date.now() < deadline) {
    const line = await withPlatform(pg, "await payment session", (tx) =>
      getCheckoutLine(tx, id)
    )
    if (line?.payment_session_id) {
      return line
    }
    await sleep(STEP_MS)
  }
  throw checkoutFailure("payment_unavailable")
}

const release = (pg: Pg, id: string) =>
  withPlatform(pg, "release payment set-up", (tx) =>
    releasePaymentSetup(tx, id)
  )

async function claim(pg: Pg, id: string): Promise<boolean> {
  try {
    return await withPlatform(pg, "claim payment set-up", (tx) =>
      claimPaymentSetup(tx, id)
    )
  } catch (error) {
    // The claim may stand and only the answer to its COMMIT be lost.
    await release(pg, id)
    throw error
  }
}

/**
 * Gives a line its payment session exactly once. The provider is called
 * outside any transaction, by whoever holds the claim; a dead holder's claim
 * ends after 30 s. Whoever has just written the line holds it (`claimed`).
 */
export async function ensurePaymentSession(
  container: MedusaContainer,
  line: CheckoutLine,
  claimed = false
): Promise<CheckoutLine> {
  if (line.payment_session_id) {
    return line
  }
  const pg = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  if (!claimed && !(await claim(pg, line.id))) {
    return waitForSession(pg, line.id)
  }
  try {
    const payment = await createSession(container, line)
    const attached = await withPlatform(pg, "attach payment", (tx) =>
      attachPayment(tx, line.id, payment)
    )
    return attached ?? (await waitForSession(pg, line.id))
  } catch (error) {
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .error(`checkout: no payment session for ${line.id}: ${messageOf(error)}`)
    await release(pg, line.id)
    throw checkoutFailure("payment_unavailable")
  }
}

/** What the Payment Element needs; only the buyer of the line sees it. */
export async function clientSecretOf(
  container: MedusaContainer,
  line: CheckoutLine
): Promise<string | undefined> {
  if (line.provider !== "pp_stripe_stripe" || !line.payment_session_id) {
    return undefined
  }
  const session = await container
    .resolve(Modules.PAYMENT)
    .retrievePaymentSession(line.payment_session_id, { select: ["id", "data"] })
  const secret = session.data?.client_secret
  return typeof secret === "string" ? secret : undefined
}
