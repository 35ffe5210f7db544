import { defineFailures, type FailureSpec } from "@codex/kernel"

export type WalletFailure =
  | "organization_not_found"
  | "wallet_not_found"
  | "payout_settled_directly"
  | "payout_balance_negative"
  | "payout_no_destination"
  | "payout_connect_required"
  | "payout_destination_not_ready"
  | "payout_destination_currency"
  | "payout_destination_cooling_down"
  | "payout_phone_first"
  | "payout_below_minimum"
  | "payout_exceeds_available"
  | "stripe_not_configured"
  | "bank_details_invalid"
  | "batch_not_found"
  | "proposal_not_found"
  | "person_not_found"
  | "nothing_to_claim"
  | "post_not_found"
  | "statement_not_found"
  | "rule_subject_not_found"
  | "settlement_account_not_ready"

const specs: Record<WalletFailure, FailureSpec> = {
  organization_not_found: {
    type: "not_found",
    message: "There is no such organization. Choose one you belong to.",
  },
  wallet_not_found: {
    type: "not_found",
    message:
      "There is no such wallet. An organization's wallet is open to its owner and admins.",
  },
  payout_settled_directly: {
    type: "not_allowed",
    message:
      "This organization is paid directly by its buyers, so nothing waits here to be paid out.",
  },
  payout_balance_negative: {
    type: "not_allowed",
    message:
      "Refunds took more than there was. The next sales make up for it, then you can be paid again.",
  },
  payout_no_destination: {
    type: "not_allowed",
    message: "Add where you want to be paid first.",
  },
  payout_connect_required: {
    type: "not_allowed",
    message:
      "This organization is paid through Stripe. Connect a Stripe account as payout destination.",
  },
  payout_destination_not_ready: {
    type: "not_allowed",
    message:
      "Stripe still needs something from you. Continue the set-up of your payout destination.",
  },
  payout_destination_currency: {
    type: "not_allowed",
    message:
      "Your payout destination takes another currency. Add one for this currency.",
  },
  payout_destination_cooling_down: {
    type: "not_allowed",
    message:
      "A new payout destination can be used a day after it was added. That protects you if somebody else added it.",
  },
  payout_phone_first: {
    type: "not_allowed",
    message:
      "Prove a phone number before your first payout: in your profile, under Phone number.",
  },
  payout_below_minimum: {
    type: "not_allowed",
    message: "This is less than the smallest payout.",
  },
  payout_exceeds_available: {
    type: "not_allowed",
    message:
      "That is more than you can be paid now. Load the page again to see how much is available.",
  },
  stripe_not_configured: {
    type: "not_allowed",
    message: "Payouts through Stripe are not set up in this shop.",
  },
  bank_details_invalid: {
    type: "invalid_data",
    message: "This account number or bank code cannot be right. Check it.",
  },
  batch_not_found: {
    type: "not_found",
    message: "There is no such payout file.",
  },
  proposal_not_found: {
    type: "not_found",
    message: "There is no such agreement, or it is not yours to decide.",
  },
  person_not_found: {
    type: "invalid_data",
    message:
      "{who} has no account here. Invite them by e-mail address instead.",
  },
  nothing_to_claim: {
    type: "not_found",
    message: "No share was promised to your e-mail address.",
  },
  post_not_found: {
    type: "not_found",
    message: "There is no such post in this organization.",
  },
  statement_not_found: {
    type: "not_found",
    message: "There is no statement for this month yet.",
  },
  settlement_account_not_ready: {
    type: "not_allowed",
    message:
      "Buyers cannot pay into this organization's Stripe account yet. Its owner has to finish the set-up in the wallet first.",
  },
  rule_subject_not_found: {
    type: "invalid_data",
    message:
      "Nothing here goes by that name. Use a handle, a post's id, or a kind of product.",
  },
}

export const walletFailure = defineFailures(specs)
