import { isDemoSignature } from "../../ingress/demo-signature"
import { parsePaymentEvent } from "../../ingress/payment-event"

/** What the payment session keeps of the signed event that confirmed it. */
export interface Confirmation {
  body: string
  signature: string
}

function confirmationOf(data: Record<string, unknown>): Confirmation | null {
  const { confirmation } = data
  const is =
    typeof confirmation === "object" &&
    confirmation !== null &&
    "body" in confirmation &&
    "signature" in confirmation
  return is
    ? {
        body: String(confirmation.body),
        signature: String(confirmation.signature),
      }
    : null
}

/** Whether a signed event confirmed exactly this session and this amount. */
export function isConfirmed(
  secret: string | undefined,
  data: Record<string, unknown>
): boolean {
  const found = confirmationOf(data)
  if (!secret || !found) {
    return false
  }
  const raw = Buffer.from(found.body)
  const event = parsePaymentEvent("demo", found.body)
  return (
    isDemoSignature(secret, raw, found.signature) &&
    event?.outcome === "captured" &&
    event.paymentSessionId === data.session_id &&
    Number(event.amountMinor) === data.amount_minor &&
    event.currencyCode === data.currency_code
  )
}
