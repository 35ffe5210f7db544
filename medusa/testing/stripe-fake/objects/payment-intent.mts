import { randomBytes } from "node:crypto"
import type Stripe from "stripe"
import { ApiError, refused } from "../http/errors.mts"
import type { World } from "../state/world.mts"
import type { Card } from "./cards.mts"
import { chargeIntent } from "./charge.mts"

export interface IntentInput {
  amount: number
  currency: string
  metadata?: Record<string, string>
  customer?: string
  description?: string
  receipt_email?: string
  automatic_payment_methods?: Stripe.PaymentIntent["automatic_payment_methods"]
  capture_method?: "automatic" | "automatic_async" | "manual"
  transfer_group?: string
  application_fee_amount?: number
}

/** A direct charge needs an account that may charge, and only it has a fee. */
function assertAccount(
  world: World,
  account: string | null,
  { amount, application_fee_amount: fee }: IntentInput
) {
  if (account && !world.accounts.get(null, account).charges_enabled) {
    throw refused(
      "Your account cannot currently make charges.",
      "account_invalid"
    )
  }
  if (fee === undefined) return
  if (!account) {
    throw refused(
      "Can only apply an application_fee_amount when the PaymentIntent is attempting a direct payment (using an OAuth key or Stripe-Account header) or destination payment (using `transfer_data[destination]`).",
      undefined,
      "application_fee_amount"
    )
  }
  if (fee < 1 || fee > amount) {
    throw refused(
      "The application fee must be positive and at most the amount.",
      undefined,
      "application_fee_amount"
    )
  }
}

export function createIntent(
  world: World,
  account: string | null,
  input: IntentInput
): Stripe.PaymentIntent {
  assertAccount(world, account, input)
  const id = world.id("pi")
  const intent = {
    id,
    object: "payment_intent",
    allowed_payment_method_types: null,
    amount: input.amount,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: null,
    application_fee_amount: input.application_fee_amount ?? null,
    automatic_payment_methods: input.automatic_payment_methods ?? null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: input.capture_method ?? "automatic_async",
    client_secret: `${id}_secret_${randomBytes(12).toString("hex")}`,
    confirmation_method: "automatic",
    created: world.now,
    currency: input.currency,
    customer: input.customer ?? null,
    customer_account: null,
    description: input.description ?? null,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: input.metadata ?? {},
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: ["card"],
    payment_record: null,
    processing: null,
    receipt_email: input.receipt_email ?? null,
    review: null,
    setup_future_usage: null,
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: "requires_payment_method",
    transfer_data: null,
    transfer_group: input.transfer_group ?? null,
  } satisfies Stripe.PaymentIntent
  world.paymentIntents.add(account, intent)
  world.emit(account, "payment_intent.created", intent)
  return intent
}

const CONFIRMABLE = [
  "requires_payment_method",
  "requires_confirmation",
  "requires_action",
]

function assertState(intent: Stripe.PaymentIntent, allowed: string[]) {
  if (allowed.includes(intent.status)) return
  throw new ApiError(
    400,
    `This PaymentIntent's status is ${intent.status}; it must be one of ${allowed.join(", ")}.`,
    {
      code: "payment_intent_unexpected_state",
      extra: { payment_intent: intent },
    }
  )
}

/** The buyer pressed "Pay": yes, no, or "your bank wants to ask you". */
export function confirmIntent(
  world: World,
  account: string | null,
  intent: Stripe.PaymentIntent,
  paidBy: { card: Card; method: string }
): Stripe.PaymentIntent {
  assertState(intent, CONFIRMABLE)
  intent.payment_method = paidBy.method
  intent.last_payment_error = null
  if (!paidBy.card.challenge) {
    return finishPayment(world, account, intent, paidBy.card)
  }
  intent.status = "requires_action"
  intent.next_action = {
    type: "redirect_to_url",
    redirect_to_url: {
      url: `${world.url}/_fake/challenge?payment_intent=${intent.id}&client_secret=${intent.client_secret ?? ""}`,
      return_url: null,
    },
  }
  world.emit(account, "payment_intent.requires_action", intent)
  return intent
}

/** The bank's answer, after the 3-D Secure step where there was one. */
export function finishPayment(
  world: World,
  account: string | null,
  intent: Stripe.PaymentIntent,
  card: Card
): Stripe.PaymentIntent {
  const charge = chargeIntent(world, account, intent, card)
  intent.latest_charge = charge.id
  intent.next_action = null
  if (card.decline) {
    failPayment(world, account, intent, { ...card.decline, charge: charge.id })
    world.emit(account, "charge.failed", charge)
    return intent
  }
  intent.status = "succeeded"
  intent.amount_received = intent.amount
  world.emit(account, "charge.succeeded", charge)
  world.emit(account, "payment_intent.succeeded", intent)
  return intent
}

export function failPayment(
  world: World,
  account: string | null,
  intent: Stripe.PaymentIntent,
  error: {
    code: string
    message: string
    decline_code?: string
    charge?: string
  }
): void {
  intent.status = "requires_payment_method"
  intent.next_action = null
  intent.payment_method = null
  intent.last_payment_error = { type: "card_error", ...error }
  world.emit(account, "payment_intent.payment_failed", intent)
}

export function cancelIntent(
  world: World,
  account: string | null,
  intent: Stripe.PaymentIntent,
  reason: Stripe.PaymentIntent["cancellation_reason"]
): Stripe.PaymentIntent {
  assertState(intent, [...CONFIRMABLE, "requires_capture"])
  intent.status = "canceled"
  intent.canceled_at = world.now
  intent.cancellation_reason = reason
  world.emit(account, "payment_intent.canceled", intent)
  return intent
}

export function assertAmount(amount: number): void {
  if (amount < 50) {
    throw refused(
      "Amount must be at least $0.50 usd",
      "amount_too_small",
      "amount"
    )
  }
  if (amount > 99_999_999) {
    throw refused(
      "Amount must be no more than $999,999.99",
      "amount_too_large",
      "amount"
    )
  }
}
