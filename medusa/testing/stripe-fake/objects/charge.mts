import type Stripe from "stripe"
import type { World } from "../state/world.mts"
import { takeApplicationFee } from "./application-fee.mts"
import { book, processingFee } from "./balance.mts"
import type { Card } from "./cards.mts"

const billing = {
  address: {
    city: null,
    country: null,
    line1: null,
    line2: null,
    postal_code: null,
    state: null,
  },
  email: null,
  name: null,
  phone: null,
  tax_id: null,
}

function outcomeOf(card: Card): Stripe.Charge["outcome"] {
  const { decline } = card
  return {
    advice_code: null,
    network_advice_code: null,
    network_decline_code: decline ? "05" : null,
    network_status: decline ? "declined_by_network" : "approved_by_network",
    reason: decline?.decline_code ?? null,
    risk_level: "normal",
    seller_message: decline
      ? "The bank did not return any further details with this decline."
      : "Payment complete.",
    type: decline ? "issuer_declined" : "authorized",
  }
}

/** Money in: the balance moves, and our part of a direct charge is taken. */
function bookCharge(
  world: World,
  account: string | null,
  { amount, currency, application_fee_amount: fee }: Stripe.PaymentIntent,
  id: string
) {
  const part = fee ?? 0
  const transaction = book(world, account, {
    type: "charge",
    category: "charge",
    amount,
    fee: processingFee(amount),
    applicationFee: part,
    currency,
    source: id,
  })
  const taken =
    account && part > 0
      ? takeApplicationFee(world, account, { id, currency }, part)
      : null
  return { transaction: transaction.id, taken }
}

function tellOfFee(world: World, fee: Stripe.ApplicationFee | null): void {
  if (fee) world.emit(null, "application_fee.created", fee)
}

/** What the card said, as the charge repeats it. */
const failureOf = ({ decline }: Card) => ({
  failure_code: decline?.code ?? null,
  failure_message: decline?.message ?? null,
})

/** The attempt to take an intent's money with this card. */
export function chargeIntent(
  world: World,
  account: string | null,
  intent: Stripe.PaymentIntent,
  card: Card
): Stripe.Charge {
  const paid = !card.decline
  const id = world.id("ch")
  const booked = paid ? bookCharge(world, account, intent, id) : null
  const charge = {
    id,
    object: "charge",
    amount: intent.amount,
    amount_captured: paid ? intent.amount : 0,
    amount_refunded: 0,
    application: null,
    application_fee: booked?.taken?.id ?? null,
    application_fee_amount: intent.application_fee_amount,
    balance_transaction: booked?.transaction ?? null,
    billing_details: billing,
    calculated_statement_descriptor: "CODEX",
    captured: paid,
    created: world.now,
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    ...failureOf(card),
    fraud_details: {},
    livemode: false,
    metadata: { ...intent.metadata },
    on_behalf_of: null,
    outcome: outcomeOf(card),
    paid,
    payment_intent: intent.id,
    payment_method: intent.payment_method as string,
    payment_method_details: null,
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: paid ? "succeeded" : "failed",
    transfer_data: null,
    transfer_group: intent.transfer_group,
  } satisfies Stripe.Charge
  const added = world.charges.add(account, charge)
  tellOfFee(world, booked?.taken ?? null)
  return added
}
