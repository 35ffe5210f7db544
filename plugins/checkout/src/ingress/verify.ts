import type { NewInboxEvent } from "@codex/purchases"
import { z } from "@medusajs/framework/zod"
import { checkoutFailure } from "../lib/failures"
import type { CheckoutOptions } from "../options"
import { demoSignatureFault } from "./demo-signature"
import type { SignatureFault } from "./demo-signature"
import { parseJson, readPaymentEvent } from "./payment-event"
import { stripeSignatureFault } from "./stripe-signature"

export interface SignedEvent {
  provider: string
  /** The bytes as they arrived; a parsed and re-printed body proves nothing. */
  raw: Buffer
  signature: string
  receivedAt: Date
}

const head = z.object({ id: z.string().min(1).max(255), type: z.string() })

type Secret = (options: CheckoutOptions) => string | undefined
type Fault = (secret: string, event: SignedEvent) => SignatureFault | null

interface Check {
  /** Absent in the options: this shop takes no such events. */
  secret: Secret
  fault: Fault
}

const demoFault: Fault = (secret, { raw, signature, receivedAt }) =>
  demoSignatureFault(secret, raw, signature, receivedAt)

/** Each endpoint at Stripe has a secret of its own. */
const CHECKS: Record<string, Check | undefined> = {
  demo: { secret: ({ demo }) => demo?.secret, fault: demoFault },
  stripe: {
    secret: ({ stripe }) => stripe?.webhookSecret,
    fault: stripeSignatureFault,
  },
  "stripe-connect": {
    secret: ({ stripe }) => stripe?.connectWebhookSecret,
    fault: stripeSignatureFault,
  },
}

/** A verified event, and the checkout its payment was opened for. */
export interface VerifiedEvent extends NewInboxEvent {
  checkoutLineId?: string
}

/** Signature first, then form: only verified bytes reach the inbox. */
export function verifyEvent(
  event: SignedEvent,
  options: CheckoutOptions
): VerifiedEvent {
  const check = Object.hasOwn(CHECKS, event.provider)
    ? CHECKS[event.provider]
    : undefined
  const secret = check?.secret(options)
  if (!check || secret === undefined) {
    throw checkoutFailure("provider_not_found")
  }
  const fault = check.fault(secret, event)
  if (fault) {
    throw checkoutFailure(fault)
  }
  return readVerified(event)
}

function readVerified(event: SignedEvent): VerifiedEvent {
  const body = event.raw.toString("utf8")
  const content = parseJson(body)
  const parsed = readPaymentEvent(event.provider, content)
  const header = parsed && head.safeParse(content)
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
    checkoutLineId: parsed.checkoutLineId,
  }
}
