import { minor } from "@codex/kernel"
import type { Minor } from "@codex/kernel"
import { z } from "@medusajs/framework/zod"
import { demoMoneyEvent } from "../settlement/demo-news"
import type { DemoDisputeEvent, DemoRefundEvent } from "../settlement/demo-news"

/** What a provider's event says, in our words. */
export interface PaymentEvent {
  outcome: "captured" | "failed" | "canceled" | "other"
  /** The provider's id of the payment; a capture of it is unique. */
  paymentId: string
  paymentSessionId?: string
  checkoutLineId?: string
  /** The connected account it was paid into; absent: the platform's own. */
  account?: string
  /** What the platform takes of it there. */
  applicationFeeMinor?: Minor
  amountMinor: Minor
  currencyCode: string
  occurredAt: Date
}

const amount = z.int().min(0)

/** A demo event; the internal event of a free post has the same shape. */
export const demoEvent = z.strictObject({
  id: z.string().min(1).max(200),
  type: z.enum(["payment.succeeded", "payment.failed", "payment.canceled"]),
  created: z.int().min(0),
  data: z.strictObject({
    payment_id: z.string().min(1).max(200),
    session_id: z.string().min(1).max(200).optional(),
    checkout_id: z.string().min(1).max(200).optional(),
    amount_minor: amount,
    currency_code: z.string().length(3),
  }),
})

export type DemoEvent = z.infer<typeof demoEvent>

const DEMO_OUTCOME = {
  "payment.succeeded": "captured",
  "payment.failed": "failed",
  "payment.canceled": "canceled",
} as const

function fromDemo(body: unknown): PaymentEvent {
  const payment = demoEvent.safeParse(body)
  return payment.success
    ? ofPayment(payment.data)
    : ofMoney(demoMoneyEvent.parse(body))
}

function ofMoney({ data, created }: DemoRefundEvent | DemoDisputeEvent) {
  return {
    ...NOTHING,
    paymentId: data.payment_id,
    occurredAt: new Date(created * 1000),
  }
}

function ofPayment(event: DemoEvent): PaymentEvent {
  return {
    outcome: DEMO_OUTCOME[event.type],
    paymentId: event.data.payment_id,
    paymentSessionId: event.data.session_id,
    checkoutLineId: event.data.checkout_id,
    amountMinor: minor(event.data.amount_minor),
    currencyCode: event.data.currency_code.toLowerCase(),
    occurredAt: new Date(event.created * 1000),
  }
}

/** The envelope every Stripe event has; other fields are theirs to change. */
const stripeEnvelope = z.object({
  id: z.string(),
  type: z.string(),
  created: z.int(),
  account: z.string().nullish(),
  data: z.object({ object: z.unknown() }),
})

const paymentIntent = z.object({
  id: z.string(),
  amount_received: amount.default(0),
  amount: amount.default(0),
  currency: z.string(),
  application_fee_amount: amount.nullish(),
  metadata: z.record(z.string(), z.string()).nullish(),
})

const STRIPE_OUTCOME: Record<string, "captured" | "failed" | "canceled"> = {
  "payment_intent.succeeded": "captured",
  "payment_intent.payment_failed": "failed",
  "payment_intent.canceled": "canceled",
}

function fromStripe(body: unknown): PaymentEvent {
  const event = stripeEnvelope.parse(body)
  const outcome = STRIPE_OUTCOME[event.type]
  const occurredAt = new Date(event.created * 1000)
  if (!outcome) {
    return { ...NOTHING, paymentId: event.id, occurredAt }
  }
  const intent = paymentIntent.parse(event.data.object)
  return {
    outcome,
    paymentId: intent.id,
    paymentSessionId: intent.metadata?.session_id,
    checkoutLineId: intent.metadata?.codex_checkout_id,
    amountMinor: minor(intent.amount_received),
    currencyCode: intent.currency.toLowerCase(),
    occurredAt,
    ...(event.account
      ? {
          account: event.account,
          applicationFeeMinor: minor(intent.application_fee_amount ?? 0),
        }
      : {}),
  }
}

const NOTHING = {
  outcome: "other",
  amountMinor: 0n,
  currencyCode: "usd",
} as const

const PARSERS: Record<string, (body: unknown) => PaymentEvent> = {
  demo: fromDemo,
  internal: fromDemo,
  stripe: fromStripe,
  "stripe-connect": fromStripe,
}

/** Reads an event's content; `null` when it makes no sense. */
export function readPaymentEvent(
  provider: string,
  content: unknown
): PaymentEvent | null {
  try {
    return PARSERS[provider]?.(content) ?? null
  } catch {
    return null
  }
}

/** Reads a stored event; `null` when its signed content makes no sense. */
export function parsePaymentEvent(
  provider: string,
  body: string
): PaymentEvent | null {
  return readPaymentEvent(provider, parseJson(body))
}

/** `undefined`, which no reader takes, for what is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
