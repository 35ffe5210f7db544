import type { OutboxRow } from "@codex/purchases"
import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import type Stripe from "stripe"
import type { Delivered } from "../outbox/delivery"
import { receiveFetched } from "./fetched-event"
import { stripeApi } from "./stripe-api"
import { takeIn } from "./stripe-refunds"

const payload = z.object({ payment_id: z.string(), provider: z.string() })

const PAGE = 100

/** The charge with its fee: the estimate of the sale becomes what it cost. */
async function takeFee(container: MedusaContainer, charge: Stripe.Charge) {
  const { balance_transaction: movement } = charge
  if (!movement || typeof movement === "string") {
    throw new Error(`Charge ${charge.id} has no movement on the balance yet`)
  }
  await receiveFetched(container, {
    type: "charge.updated",
    objectId: charge.id,
    state: `fee_${movement.fee}`,
    livemode: charge.livemode,
    created: charge.created,
    object: { ...charge, amount_refunded: 0, refunds: null },
  })
}

/**
 * Fetches what an event left out: the fee of a charge, the list of refunds.
 * Asked again it finds the same objects, which are then known already.
 */
export async function fetchPayment(
  container: MedusaContainer,
  row: OutboxRow
): Promise<Delivered> {
  const { payment_id: payment, provider } = payload.parse(row.payload)
  const stripe = provider === "stripe" ? stripeApi() : undefined
  if (!stripe) {
    return { state: "done", result: { skipped: provider } }
  }
  const intent = await stripe.paymentIntents.retrieve(payment, {
    expand: ["latest_charge.balance_transaction"],
  })
  const charge = intent.latest_charge
  if (charge && typeof charge !== "string") {
    await takeFee(container, charge)
  }
  const refunds = await stripe.refunds.list({
    payment_intent: payment,
    limit: PAGE,
  })
  for (const refund of refunds.data) {
    await takeIn(container, refund)
  }
  return { state: "done", result: { refunds: refunds.data.length } }
}
