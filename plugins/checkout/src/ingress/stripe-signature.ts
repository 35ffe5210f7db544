import Stripe from "stripe"
import { isFresh } from "./demo-signature"
import type { SignatureFault } from "./demo-signature"

const MAX_AGE_S = 300

/** Checks bytes that claim to be from Stripe, at the moment they arrive. */
export function stripeSignatureFault(
  secret: string,
  event: { raw: Buffer; signature: string; receivedAt: Date }
): SignatureFault | null {
  // An empty secret is a key anyone has (MEDUSA A4).
  if (!secret) {
    return "signature_invalid"
  }
  try {
    // receivedAt: the age counts when it arrived, not when it is read (W3).
    Stripe.webhooks.constructEvent(
      event.raw,
      event.signature,
      secret,
      MAX_AGE_S,
      undefined,
      event.receivedAt.getTime()
    )
  } catch (error) {
    const stale = error instanceof Error && /tolerance/i.test(error.message)
    return stale ? "signature_stale" : "signature_invalid"
  }
  return isFresh(event.signature, event.receivedAt) ? null : "signature_stale"
}
