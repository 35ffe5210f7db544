import { defineFailures, type FailureSpec } from "@codex/kernel"

export type PayoutsFailure =
  | "commission_rate_invalid"
  | "commission_scope_invalid"
  | "split_rate_invalid"
  | "period_invalid"
  | "commission_rate_out_of_range"
  | "rule_not_found"
  | "rule_over"
  | "destinations_not_configured"
  | "destination_not_found"
  | "payout_not_found"
  | "payout_own_request"
  | "payout_not_waiting"
  | "payout_not_sendable"
  | "payout_key_reused"
  | "shares_not_whole"
  | "shares_too_many"
  | "shares_repeated"
  | "agreement_not_found"
  | "agreement_decided"
  | "policy_backdated"
  | "policy_hold_too_short"
  | "policy_not_planned"

const specs: Record<PayoutsFailure, FailureSpec> = {
  commission_rate_invalid: {
    type: "invalid_data",
    message: "A commission rate is 0 to 10000 basis points.",
  },
  commission_scope_invalid: {
    type: "invalid_data",
    message:
      "A platform rule has no subject; every other rule names exactly one.",
  },
  split_rate_invalid: {
    type: "invalid_data",
    message: "The organization's share is 0 to 10000 basis points.",
  },
  period_invalid: {
    type: "invalid_data",
    message: "The rule or contract must end after it starts.",
  },
  commission_rate_out_of_range: {
    type: "invalid_data",
    message: "A commission rate here is between {min} and {max} percent.",
  },
  rule_not_found: {
    type: "not_found",
    message: "There is no such commission rule.",
  },
  rule_over: {
    type: "not_allowed",
    message: "This rule has ended already. Add a new one instead.",
  },
  destinations_not_configured: {
    type: "not_allowed",
    message:
      "Bank accounts cannot be kept safely yet. The operator has to set the option destinationSecret.",
  },
  destination_not_found: {
    type: "not_found",
    message: "Add where you want to be paid first.",
  },
  payout_not_found: {
    type: "not_found",
    message: "There is no such payout.",
  },
  payout_own_request: {
    type: "forbidden",
    message: "You asked for this payout, so somebody else has to approve it.",
  },
  payout_not_waiting: {
    type: "not_allowed",
    message:
      "This payout is {state} by now. Load the page again to see what can be done.",
  },
  payout_not_sendable: {
    type: "not_allowed",
    message: "There is no approved payout to put into a file.",
  },
  payout_key_reused: {
    type: "invalid_data",
    message: "This request was sent before with another amount.",
  },
  shares_not_whole: {
    type: "invalid_data",
    message: "The shares have to add up to 100 percent, and none may be zero.",
  },
  shares_too_many: {
    type: "invalid_data",
    message: "An agreement is between 1 and 10 people.",
  },
  shares_repeated: {
    type: "invalid_data",
    message: "Each person has one share. Add up the ones that are repeated.",
  },
  agreement_not_found: {
    type: "not_found",
    message: "There is no such agreement, or you are not part of it.",
  },
  agreement_decided: {
    type: "not_allowed",
    message: "This agreement has been decided already. Load the page again.",
  },
  policy_backdated: {
    type: "invalid_data",
    message:
      "A payout policy starts on {day} or later (UTC): what was sold until then keeps its own.",
  },
  policy_hold_too_short: {
    type: "invalid_data",
    message:
      "Sales stay pending for {days} days at least: that long buyers can ask for their money back.",
  },
  policy_not_planned: {
    type: "not_allowed",
    message:
      "Only a policy that has not begun can be withdrawn. Plan another one instead.",
  },
}

export const payoutsFailure = defineFailures(specs)
