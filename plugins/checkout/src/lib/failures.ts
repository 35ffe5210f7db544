import { defineFailures } from "@codex/kernel"
import type { FailureSpec } from "@codex/kernel"

const specs = {
  account_sells: {
    type: "not_allowed",
    message:
      "This login also sells. Close the creator account first: in the dashboard, in your profile.",
  },
  closing_blocked: {
    type: "not_allowed",
    message:
      "Something still stands in the way. Load the page again to see what it is.",
  },
  account_waits_for_money: {
    type: "not_allowed",
    message:
      "Money of yours is on its way: a payment, a refund or a dispute is not decided yet. Delete the account after that.",
  },
  post_not_found: {
    type: "not_found",
    message: "This post is not available. It may have been taken down.",
  },
  store_not_found: {
    type: "not_found",
    message: "There is no such store.",
  },
  already_owned: {
    type: "not_allowed",
    message: "You already have access to this post. Open it in your library.",
  },
  one_per_checkout: {
    type: "not_allowed",
    message: "A post is bought once, for one person. Set the quantity to 1.",
  },
  buy_on_post_page: {
    type: "not_allowed",
    message:
      "“{title}” is bought on its own page, not through the cart. Remove it from the cart and open the post.",
  },
  cart_belongs_to_another: {
    type: "not_allowed",
    message: "This cart belongs to another customer. Start a new one.",
  },
  amount_too_low: {
    type: "invalid_data",
    message: "The smallest amount for this post is {minimum}.",
  },
  amount_too_high: {
    type: "invalid_data",
    message: "The largest amount for a post is {maximum}.",
  },
  price_changed: {
    type: "invalid_data",
    message: "The price is now {price}. Load the page again to see it.",
  },
  name_required: {
    type: "not_allowed",
    message: "This store asks for your name. Fill it in, then pay.",
  },
  email_not_verified: {
    type: "not_allowed",
    message:
      "Your e-mail address is not confirmed yet. Ask for a code, type the six digits, then pay.",
  },
  phone_required: {
    type: "not_allowed",
    message:
      "A phone number is needed for this purchase. Choose the country, fill in the number, then pay.",
  },
  phone_invalid: {
    type: "invalid_data",
    message:
      "This is not a phone number of the chosen country. Check the country and the digits.",
  },
  terms_not_accepted: {
    type: "not_allowed",
    message: "Please accept the terms of this post before you continue.",
  },
  terms_changed: {
    type: "not_allowed",
    message:
      "The terms of this post have changed. Load the page again and read them.",
  },
  code_unknown: {
    type: "invalid_data",
    message: "This code is not valid here. Check it for typing errors.",
  },
  code_ended: {
    type: "not_allowed",
    message: "This code has ended.",
  },
  code_not_active: {
    type: "not_allowed",
    message: "This code is not active at the moment.",
  },
  code_used_up: {
    type: "not_allowed",
    message: "This code has been used as often as it may be.",
  },
  code_used_by_you: {
    type: "not_allowed",
    message: "You have used this code already.",
  },
  code_for_other_posts: {
    type: "not_allowed",
    message: "This code is for other posts.",
  },
  code_not_better: {
    type: "not_allowed",
    message: "The price is already as low as with this code, or lower.",
  },
  discount_not_found: {
    type: "not_found",
    message: "This discount does not exist.",
  },
  discount_ended: {
    type: "not_allowed",
    message: "This discount has ended for good. Create a new one.",
  },
  discounts_not_allowed: {
    type: "forbidden",
    message:
      "Your role in this organization cannot make this discount. Ask an owner or admin.",
  },
  tax_place_needed: {
    type: "invalid_data",
    message:
      "Tax depends on where you are. Send the {field} with the checkout; the quote says what is needed.",
  },
  tax_place_unknown: {
    type: "invalid_data",
    message:
      "The tax for this address cannot be worked out. Check country and postal code.",
  },
  tax_id_invalid: {
    type: "invalid_data",
    message:
      "This tax number is not valid for the country. Correct it or leave it out.",
  },
  tax_for_buyers: {
    type: "not_allowed",
    message:
      "The tax is worked out for buyers. Sign in, or give an e-mail address, to see it.",
  },
  tax_unavailable: {
    type: "not_allowed",
    message:
      "The tax cannot be worked out at the moment. You were not charged. Try again in a minute.",
  },
  payments_not_configured: {
    type: "not_allowed",
    message:
      "This shop cannot take payments yet. Its operator has to set up a payment provider.",
  },
  seller_not_ready: {
    type: "not_allowed",
    message:
      "This seller cannot take payments at the moment. Nothing was charged. Try again later or write to the seller.",
  },
  payment_unavailable: {
    type: "not_allowed",
    message:
      "The payment service did not answer. You were not charged. Try again in a minute.",
  },
  checkout_not_found: {
    type: "not_found",
    message: "This checkout does not exist.",
  },
  checkout_expired: {
    type: "not_allowed",
    message: "This checkout has run out of time. Start again from the post.",
  },
  not_a_demo_checkout: {
    type: "not_allowed",
    message: "This checkout does not use the demo payment provider.",
  },
  refund_under_purchases: {
    type: "not_allowed",
    message:
      "Refund this payment under Purchases: access and shares follow it there.",
  },
  provider_not_found: {
    type: "not_found",
    message: "No payment events are taken for this provider.",
  },
  signature_invalid: {
    type: "unauthorized",
    message: "The signature of this event is not valid.",
  },
  signature_stale: {
    type: "unauthorized",
    message: "The event was signed too long ago or in the future.",
  },
  event_malformed: {
    type: "invalid_data",
    message: "The event is signed but its content cannot be read.",
  },
  purchase_not_found: {
    type: "not_found",
    message: "This purchase does not exist.",
  },
  nothing_to_refund: {
    type: "not_allowed",
    message: "There is nothing to give back: nothing was paid or it is back.",
  },
  refund_window_over: {
    type: "not_allowed",
    message:
      "A refund can be asked for within {days} days of paying. Write to the seller's support instead.",
  },
  refund_already_requested: {
    type: "not_allowed",
    message: "A refund of this purchase is already under way.",
  },
  refund_disputed: {
    type: "not_allowed",
    message:
      "The buyer's bank holds this payment, so it cannot be refunded as well. Wait for the bank's decision.",
  },
  refund_too_large: {
    type: "invalid_data",
    message: "This is more than what is left of the payment.",
  },
  refund_wallet_below_floor: {
    type: "not_allowed",
    message:
      "The wallet is more than 100.00 below zero. The shop's operator has to decide this refund.",
  },
  refund_already_resolved: {
    type: "not_allowed",
    message:
      "Somebody has settled this refund already, or it has not failed. Load the page again.",
  },
  suspense_not_found: {
    type: "not_found",
    message: "No money of this payment waits for a decision.",
  },
  suspense_blocked: {
    type: "not_allowed",
    message:
      "This money is on its way back already, or a bank holds it. Wait for the answer.",
  },
  suspense_changed: {
    type: "not_allowed",
    message:
      "The amount has changed since the page was loaded. Load it again, then decide.",
  },
  suspense_no_match: {
    type: "not_allowed",
    message:
      "This payment cannot become this purchase: amount, currency or provider differ, the buyer owns the post, or its last place is gone. Give the money back instead.",
  },
  suspense_nothing_left: {
    type: "not_allowed",
    message: "More went out than came in: there is nothing to give back.",
  },
  refund_not_found: {
    type: "not_found",
    message: "This refund request does not exist.",
  },
  refund_already_decided: {
    type: "not_allowed",
    message: "This request has been decided already. Load the page again.",
  },
  dispute_not_found: {
    type: "not_found",
    message: "This dispute does not exist.",
  },
  outbox_not_found: {
    type: "not_found",
    message: "This delivery does not exist.",
  },
  outbox_not_failed: {
    type: "not_allowed",
    message: "Only a failed delivery can be tried again.",
  },
} satisfies Record<string, FailureSpec>

export type CheckoutFailure = keyof typeof specs

export const checkoutFailure = defineFailures<CheckoutFailure>(specs)
