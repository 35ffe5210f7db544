import type { OutboxRow } from "@codex/purchases"
import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import type Stripe from "stripe"
import type { Delivered } from "../outbox/delivery"
import { receiveFetched } from "./fetched-event"
import { onAccount, stripeApi } from "./stripe-api"
import { takeIn } from "./stripe-refunds"

const payload = z.object({
  payment_id: z.string(),
  provider: z.string(),
  account: z.string().optional(),
  /** Named instead of its payment. */
  charge: z.string().optional(),
})

type Asked = z.infer<typeof payload>

const PAGE = 100

/** Told anew whenever the platform has given more of its fee back. */
function givenBack({ application_fee: fee }: Stripe.Charge): string {
  return fee && typeof fee !== "string" && fee.amount_refunded > 0
    ? `_back_${fee.amount_refunded}`
    : ""
}

/** The charge with its fee: the estimate of the sale becomes what it cost. */
async function takeFee(
  container: MedusaContainer,
  charge: Stripe.Charge,
  account: string | undefined
) {
  const { balance_transaction: movement } = charge
  if (!movement || typeof movement === "string") {
    throw new Error(`Charge ${charge.id} has no movement on the balance yet`)
  }
  await receiveFetched(container, {
    type: "charge.updated",
    objectId: charge.id,
    state: `fee_${movement.fee}${givenBack(charge)}`,
    ...(account ? { account } : {}),
    livemode: charge.livemode,
    created: charge.created,
    object: { ...charge, amount_refunded: 0, refunds: null },
  })
}

/** The fee is the platform's object, so it is read as the platform. */
async function withFee(
  stripe: Stripe,
  charge: Stripe.Charge
): Promise<Stripe.Charge> {
  const fee = charge.application_fee
  return typeof fee === "string"
    ? { ...charge, application_fee: await stripe.applicationFees.retrieve(fee) }
    : charge
}

/** The charge of a payment with what it cost, on whichever account it is. */
async function chargeOf(
  stripe: Stripe,
  { payment_id: payment, charge: id, account }: Asked
): Promise<Stripe.Charge | null> {
  if (id) {
    const expand = ["balance_transaction"]
    return stripe.charges.retrieve(id, { expand }, onAccount(account))
  }
  const { latest_charge: charge } = await stripe.paymentIntents.retrieve(
    payment,
    { expand: ["latest_charge.balance_transaction"] },
    onAccount(account)
  )
  return typeof charge === "string" ? null : charge
}

/**
 * Fetches what an event left out: the fee of a charge, the list of refunds.
 * Asked again it finds the same objects, which are then known already.
 */
export async function fetchPayment(
  container: MedusaContainer,
  row: OutboxRow
): Promise<Delivered> {
  const asked = payload.parse(row.payload)
  const { provider, account } = asked
  const stripe = provider === "stripe" ? stripeApi() : undefined
  if (!stripe) {
    return { state: "done", result: { skipped: provider } }
  }
  const charge = await chargeOf(stripe, asked)
  if (charge) {
    await takeFee(container, await withFee(stripe, charge), account)
  }
  const refunds = await stripe.refunds.list(
    asked.charge
      ? { charge: asked.charge, limit: PAGE }
      : { payment_intent: asked.payment_id, limit: PAGE },
    onAccount(account)
  )
  for (const refund of refunds.data) {
    await takeIn(container, refund, account ?? null)
  }
  return { state: "done", result: { refunds: refunds.data.length } }
}
