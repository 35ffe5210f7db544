import Stripe from "stripe"
import { z } from "@medusajs/framework/zod"
import { checkoutFailure } from "../lib/failures"
import type { CheckoutOptions } from "../options"
import { demoSignatureFault, isFresh } from "./demo-signature"
import { parsePaymentEvent } from "./payment-event"
import type { NewInboxEvent } from "@codex/purchases"

export interface SignedEvent {
  provider: string
  /** The bytes as they arrived; a parsed and re-printed body proves nothing. */
  raw: Buffer
  signature: string
  receivedAt: Date
}

const head = z.object({ id: z.string().min(1).max(255), type: z.string() })

function checkDemo(event: SignedEvent, options: CheckoutOptions) {
  if (!options.demo) {
    throw checkoutFailure("provider_not_found")
  }
  const fault = demoSignatureFault(
    options.demo.secret,
    event.raw,
    event.signature,
    event.receivedAt
  )
  if (fault) {
    throw checkoutFailure(fault)
  }
}

function checkStripe(event: SignedEvent, options: CheckoutOptions) {
  if (!options.stripe) {
    throw checkoutFailure("provider_not_found")
  }
  const { apiKey, webhookSecret } = options.stripe
  try {
    // receivedAt: the age counts when it arrived, not when it is read (W3).
    new Stripe(apiKey).webhooks.constructEvent(
      event.raw,
      event.signature,
      webhookSecret,
      300,
      undefined,
      event.receivedAt.getTime()
    )
  } catch (error) {
    const stale = error instanceof Error && /tolerance/i.test(error.message)
    throw checkoutFailure(stale ? "signature_stale" : "signature_invalid")
  }
  if (!isFresh(event.signature, event.receivedAt)) {
    throw checkoutFailure("signature_stale")
  }
}

const CHECKS: Record<
  string,
  ((event: SignedEvent, options: CheckoutOptions) => void) | undefined
> = { demo: checkDemo, stripe: checkStripe }

/** Signature first, then form: only verified bytes reach the inbox. */
export function verifyEvent(
  event: SignedEvent,
  options: CheckoutOptions
): NewInboxEvent {
  const check = Object.hasOwn(CHECKS, event.provider)
    ? CHECKS[event.provider]
    : undefined
  if (!check) {
    throw checkoutFailure("provider_not_found")
  }
  check(event, options)
  return readVerified(event)
}

function readVerified(event: SignedEvent): NewInboxEvent {
  const body = event.raw.toString("utf8")
  const parsed = parsePaymentEvent(event.provider, body)
  const header = parsed && head.safeParse(JSON.parse(body))
  if (!parsed || !header?.success) {
    throw checkoutFailure("event_malformed")
  }
  return {
    provider: event.provider,
    eventId: header.data.id,
    type: header.data.type,
    body,
    signature: event.signature,
    paymentSessionId: parsed.paymentSessionId,
  }
}
