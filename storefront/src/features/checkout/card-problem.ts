import { problemOf } from "./problems"

type Texts = Record<string, string>

/** What a card form hears from Stripe; https://docs.stripe.com/error-codes */
export type CardError = {
  code?: string
  decline_code?: string
  message?: string
}

const BY_CODE: Record<string, string> = {
  insufficient_funds: "card_insufficient_funds",
  expired_card: "card_expired",
  incorrect_number: "card_number",
  invalid_number: "card_number",
  incorrect_cvc: "card_cvc",
  processing_error: "card_processing",
  payment_intent_authentication_failure: "card_authentication",
  card_declined: "declined",
}

/** Our sentence where there is one, Stripe's where there is none. */
export function cardSentence(texts: Texts, error: CardError): string {
  const { decline_code: reason = "", code = "", message } = error
  const key = BY_CODE[reason] ?? BY_CODE[code]
  return (key ? texts[key] : message) ?? texts.failed ?? ""
}

/** Why our own server refused to open the payment. */
export const refusalSentence = (
  texts: Texts,
  refused: { status: number; code: string }
): string => texts[problemOf({ ok: false, ...refused })] ?? texts.failed ?? ""

/** The payment went through before, in a tab that was closed perhaps. */
export const isPaidAlready = (error: {
  code?: string
  payment_intent?: { status?: string }
}): boolean =>
  error.code === "payment_intent_unexpected_state" &&
  ["succeeded", "processing"].includes(error.payment_intent?.status ?? "")
