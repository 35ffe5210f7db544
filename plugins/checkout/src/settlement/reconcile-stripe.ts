import { withPlatform } from "@codex/kernel"
import type { StripeClient } from "@codex/plugin-wallet/workflows"
import { insertInbox, listUnsettledLines } from "@codex/purchases"
import type { CheckoutLine, NewInboxEvent } from "@codex/purchases"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type Stripe from "stripe"
import { messageOf } from "../lib/message-of"
import { checkoutStripe } from "../lib/stripe"
import { onAccount } from "../refunds/stripe-api"

const PER_SWEEP = 5

/** The event Stripe would have sent, from the object we fetched ourselves. */
function captureEvent(
  intent: Stripe.PaymentIntent,
  line: CheckoutLine
): NewInboxEvent {
  const type = "payment_intent.succeeded"
  const id = `reconcile_${intent.id}`
  const { created, livemode } = intent
  const account = line.stripe_account
  return {
    provider: account ? "stripe-connect" : "stripe",
    eventId: id,
    type,
    body: JSON.stringify({
      id,
      type,
      created,
      livemode,
      ...(account ? { account } : {}),
      data: { object: intent },
    }),
    signature: "fetched",
    paymentSessionId: line.payment_session_id ?? undefined,
  }
}

async function lookAt(
  container: MedusaContainer,
  stripe: StripeClient,
  line: CheckoutLine
): Promise<void> {
  const intent = await stripe.paymentIntents.retrieve(
    line.provider_ref ?? "",
    {},
    onAccount(line.stripe_account)
  )
  if (intent.status !== "succeeded") {
    return
  }
  const pg = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  await withPlatform(pg, "reconcile: found", (tx) =>
    insertInbox(tx, captureEvent(intent, line))
  )
}

/**
 * A capture whose event never came (an outage longer than Stripe retries, a
 * wrong endpoint) is fetched. Older checkouts are asked about less often.
 */
export async function reconcileStripe(
  container: MedusaContainer
): Promise<void> {
  const stripe = checkoutStripe()
  if (!stripe) {
    return
  }
  const pg = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const lines = await withPlatform(pg, "reconcile: due", (tx) =>
    listUnsettledLines(tx, { provider: "pp_stripe_stripe", limit: PER_SWEEP })
  )
  for (const line of lines) {
    try {
      await lookAt(container, stripe, line)
    } catch (error) {
      // One unreadable payment must not hide the others of this sweep.
      logger.warn(
        `checkout: payment ${line.provider_ref ?? ""} could not be asked about: ${messageOf(error)}`
      )
    }
  }
}
