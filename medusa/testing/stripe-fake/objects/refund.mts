import type Stripe from "stripe"
import { ApiError, refused } from "../http/errors.mts"
import type { World } from "../state/world.mts"
import { feePart, giveFeeBack } from "./application-fee.mts"
import { book } from "./balance.mts"

export interface RefundInput {
  amount?: number
  reason?: "duplicate" | "fraudulent" | "requested_by_customer"
  metadata?: Record<string, string>
  refund_application_fee?: boolean
}

function amountOf(charge: Stripe.Charge, wanted: number | undefined): number {
  if (!charge.paid) throw refused("This charge has not succeeded.")
  const left = charge.amount_captured - charge.amount_refunded
  if (left === 0) {
    throw new ApiError(400, `Charge ${charge.id} has already been refunded.`, {
      code: "charge_already_refunded",
    })
  }
  const amount = wanted ?? left
  if (amount < 1) {
    throw refused("Invalid positive integer", "parameter_invalid_integer")
  }
  if (charge.disputed) {
    throw new ApiError(400, `Charge ${charge.id} has been charged back.`, {
      code: "charge_disputed",
    })
  }
  if (amount > left) {
    throw refused(
      `Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`,
      undefined,
      "amount"
    )
  }
  return amount
}

/** Gives money back; the processing fee is not returned. */
export function createRefund(
  world: World,
  account: string | null,
  charge: Stripe.Charge,
  input: RefundInput
): Stripe.Refund {
  const amount = amountOf(charge, input.amount)
  const id = world.id("re")
  const fee = input.refund_application_fee
    ? world.applicationFees.find(charge.application_fee as string)
    : undefined
  const feeBack = fee ? feePart(fee, charge, amount) : 0
  const transaction = book(world, account, {
    type: "refund",
    category: "refund",
    amount: -amount,
    applicationFee: -feeBack,
    currency: charge.currency,
    source: id,
    description: "REFUND FOR CHARGE",
  })
  const refund = {
    id,
    object: "refund",
    amount,
    balance_transaction: transaction.id,
    charge: charge.id,
    created: world.now,
    currency: charge.currency,
    customer: charge.customer,
    customer_account: null,
    metadata: input.metadata ?? {},
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason: input.reason ?? null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: "succeeded",
    transfer_reversal: null,
  } satisfies Stripe.Refund
  world.refunds.add(account, refund)
  if (fee && feeBack > 0) giveFeeBack(world, fee, feeBack)
  charge.amount_refunded += amount
  charge.refunded = charge.amount_refunded === charge.amount_captured
  world.emit(account, "refund.created", refund)
  world.emit(account, "charge.refunded", charge)
  world.emit(account, "refund.updated", refund)
  return refund
}

/** The buyer's bank sends a refund back days later. */
export function failRefund(
  world: World,
  account: string | null,
  refund: Stripe.Refund
): Stripe.Refund {
  if (refund.status === "failed") return refund
  const charge = world.charges.get(account, refund.charge as string)
  const back = book(world, account, {
    type: "refund_failure",
    category: "refund_failure",
    amount: refund.amount,
    currency: refund.currency,
    source: refund.id,
  })
  refund.status = "failed"
  refund.failure_reason = "lost_or_stolen_card"
  refund.failure_balance_transaction = back.id
  charge.amount_refunded -= refund.amount
  charge.refunded = false
  world.emit(account, "refund.failed", refund)
  world.emit(account, "refund.updated", refund)
  return refund
}
