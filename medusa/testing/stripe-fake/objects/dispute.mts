import type Stripe from "stripe"
import { refused } from "../http/errors.mts"
import { idOf } from "../state/id-of.mts"
import type { World } from "../state/world.mts"
import { DISPUTE_FEE, book } from "./balance.mts"

const DAY = 86_400

const NO_EVIDENCE = {
  access_activity_log: null,
  billing_address: null,
  cancellation_policy: null,
  cancellation_policy_disclosure: null,
  cancellation_rebuttal: null,
  customer_communication: null,
  customer_email_address: null,
  customer_name: null,
  customer_purchase_ip: null,
  customer_signature: null,
  duplicate_charge_documentation: null,
  duplicate_charge_explanation: null,
  duplicate_charge_id: null,
  enhanced_evidence: {},
  product_description: null,
  receipt: null,
  refund_policy: null,
  refund_policy_disclosure: null,
  refund_refusal_explanation: null,
  service_date: null,
  service_documentation: null,
  shipping_address: null,
  shipping_carrier: null,
  shipping_date: null,
  shipping_documentation: null,
  shipping_tracking_number: null,
  uncategorized_file: null,
  uncategorized_text: null,
}

export interface DisputeInput {
  amount?: number
  reason?: string
  /** A question of the bank; no money moves. */
  inquiry?: boolean
}

/** The buyer's bank takes the money back, or asks first. */
export function openDispute(
  world: World,
  account: string | null,
  charge: Stripe.Charge,
  input: DisputeInput
): Stripe.Dispute {
  const dispute = {
    id: world.id("du"),
    object: "dispute",
    amount: input.amount ?? charge.amount_captured,
    balance_transactions: [],
    charge: charge.id,
    created: world.now,
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: { ...NO_EVIDENCE },
    evidence_details: {
      due_by: world.now + 7 * DAY,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: "manual",
    },
    intended_submission_method: null,
    is_charge_refundable: input.inquiry === true,
    livemode: false,
    metadata: {},
    payment_intent: charge.payment_intent,
    reason: input.reason ?? "fraudulent",
    status: input.inquiry ? "warning_needs_response" : "needs_response",
  } satisfies Stripe.Dispute
  const opened: Stripe.Dispute = dispute
  world.disputes.add(account, opened)
  charge.disputed = true
  if (!input.inquiry) withdraw(world, account, opened)
  world.emit(account, "charge.dispute.created", opened)
  if (!input.inquiry) {
    world.emit(account, "charge.dispute.funds_withdrawn", opened)
  }
  return opened
}

function withdraw(
  world: World,
  account: string | null,
  dispute: Stripe.Dispute
) {
  dispute.balance_transactions.push(
    book(world, account, {
      type: "adjustment",
      category: "dispute",
      amount: -dispute.amount,
      fee: DISPUTE_FEE,
      currency: dispute.currency,
      source: dispute.id,
      description: `Chargeback withdrawal for ${idOf(dispute.charge)}`,
    })
  )
}

/** An inquiry that becomes a chargeback. */
export function escalateDispute(
  world: World,
  account: string | null,
  dispute: Stripe.Dispute
): Stripe.Dispute {
  if (!dispute.status.startsWith("warning_")) {
    throw refused("Only an inquiry can become a dispute.")
  }
  dispute.status = "needs_response"
  dispute.is_charge_refundable = false
  withdraw(world, account, dispute)
  world.emit(account, "charge.dispute.updated", dispute)
  world.emit(account, "charge.dispute.funds_withdrawn", dispute)
  return dispute
}

/** The bank decides. Won: the money comes back, the fee does not. */
export function closeDispute(
  world: World,
  account: string | null,
  dispute: Stripe.Dispute,
  status: "won" | "lost" | "warning_closed"
): Stripe.Dispute {
  if (["won", "lost", "warning_closed"].includes(dispute.status)) {
    throw refused("This dispute is already closed.")
  }
  dispute.status = status
  if (status === "won") {
    dispute.balance_transactions.push(
      book(world, account, {
        type: "adjustment",
        category: "dispute_reversal",
        amount: dispute.amount,
        currency: dispute.currency,
        source: dispute.id,
        description: `Chargeback reversal for ${idOf(dispute.charge)}`,
      })
    )
    world.emit(account, "charge.dispute.funds_reinstated", dispute)
  }
  world.emit(account, "charge.dispute.closed", dispute)
  return dispute
}
