import { ApiError } from "../http/errors.mts"

export interface Decline {
  code: string
  decline_code: string
  message: string
}

export interface Card {
  brand: string
  last4: string
  /** Undefined: the bank says yes. */
  decline?: Decline
  /** The bank asks the buyer to confirm first (3-D Secure). */
  challenge?: boolean
}

const decline = (reason: string, message: string): Decline => ({
  code: "card_declined",
  decline_code: reason,
  message,
})

/** https://docs.stripe.com/testing: the cards people try payments with. */
const CARDS: Record<string, Card> = {
  "4242424242424242": { brand: "visa", last4: "4242" },
  "5555555555554444": { brand: "mastercard", last4: "4444" },
  "4000000000000077": { brand: "visa", last4: "0077" },
  "4000000000000002": {
    brand: "visa",
    last4: "0002",
    decline: decline("generic_decline", "Your card was declined."),
  },
  "4000000000009995": {
    brand: "visa",
    last4: "9995",
    decline: decline(
      "insufficient_funds",
      "Your card has insufficient funds. Try a different card."
    ),
  },
  "4000000000000069": {
    brand: "visa",
    last4: "0069",
    decline: {
      code: "expired_card",
      decline_code: "expired_card",
      message: "Your card has expired.",
    },
  },
  "4000002500003155": { brand: "visa", last4: "3155", challenge: true },
  "4000008400001629": {
    brand: "visa",
    last4: "1629",
    challenge: true,
    decline: decline("generic_decline", "Your card was declined."),
  },
}

const TOKENS: Record<string, string> = {
  pm_card_visa: "4242424242424242",
  pm_card_mastercard: "5555555555554444",
  pm_card_bypassPending: "4000000000000077",
  pm_card_chargeDeclined: "4000000000000002",
  pm_card_chargeDeclinedInsufficientFunds: "4000000000009995",
  pm_card_chargeDeclinedExpiredCard: "4000000000000069",
  pm_card_authenticationRequired: "4000002500003155",
}

/** A test card by its number or by its `pm_card_…` name. */
export function findCard(numberOrToken: string): Card {
  const digits = numberOrToken.replaceAll(" ", "")
  const card = CARDS[TOKENS[numberOrToken] ?? digits]
  if (card) return card
  throw new ApiError(402, "Your card number is incorrect.", {
    type: "card_error",
    code: "incorrect_number",
    param: "number",
  })
}
