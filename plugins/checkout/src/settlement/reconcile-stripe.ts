import { withPlatform } from "@codex/kernel"
import { insertInbox, listUnsettledLines } from "@codex/purchases"
import type { CheckoutLine, NewInboxEvent } from "@codex/purchases"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import Stripe from "stripe"
import { checkoutOptions } from "../options"

const PER_SWEEP = 5
const TIMEOUT_MS = 5_000

/** The event Stripe would have sent, from the object we fetched ourselves. */
function captureEvent(
  intent: Stripe.PaymentIntent,
  line: CheckoutLine
): NewInboxEvent {
  const type = "payment_intent.succeeded"
  const id = `reconcile_${intent.id}`
  const event = {
    id,
    type,
    created: intent.created,
    data: {
      object: {
        id: intent.id,
        amount_received: intent.amount_received,
        amount: intent.amount,
        currency: intent.currency,
        metadata: intent.metadata,
      },
    },
  }
  return {
    provider: "stripe",
    eventId: id,
    type,
    body: JSON.stringify(event),
    signature: "fetched",
    paymentSessionId: line.payment_session_id ?? undefined,
  }
}

/**
 * A capture whose event never came (an outage longer than Stripe retries, a
 * wrong endpoint) is fetched. Older checkouts are asked about less often.
 */
export async function reconcileStripe(
  container: MedusaContainer
): Promise<void> {
  const { stripe } = checkoutOptions()
  if (!stripe) {
    return
  }
  const pg = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const lines = await withPlatform(pg, "reconcile: due", (tx) =>
    listUnsettledLines(tx, { provider: "pp_stripe_stripe", limit: PER_SWEEP })
  )
  const client = new Stripe(stripe.apiKey, {
    timeout: TIMEOUT_MS,
    maxNetworkRetries: 0,
  })
  for (const line of lines) {
    const intent = await client.paymentIntents.retrieve(line.provider_ref ?? "")
    if (intent.status === "succeeded") {
      await withPlatform(pg, "reconcile: found", (tx) =>
        insertInbox(tx, captureEvent(intent, line))
      )
    }
  }
}
