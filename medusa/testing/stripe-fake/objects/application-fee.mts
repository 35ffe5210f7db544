import type Stripe from "stripe"
import { refused } from "../http/errors.mts"
import type { World } from "../state/world.mts"
import { book } from "./balance.mts"

const APPLICATION = "ca_fake"

/** The platform's part of a direct charge arrives on its own balance. */
export function takeApplicationFee(
  world: World,
  account: string,
  charge: { id: string; currency: string },
  amount: number
): Stripe.ApplicationFee {
  const id = world.id("fee")
  const transaction = book(world, null, {
    type: "application_fee",
    category: "platform_earning",
    amount,
    currency: charge.currency,
    source: id,
  })
  const fee = {
    id,
    object: "application_fee",
    account,
    amount,
    amount_refunded: 0,
    application: APPLICATION,
    balance_transaction: transaction.id,
    charge: charge.id,
    created: world.now,
    currency: charge.currency,
    fee_source: { charge: charge.id, type: "charge" },
    livemode: false,
    originating_transaction: null,
    refunded: false,
    refunds: {
      object: "list",
      data: [],
      has_more: false,
      url: `/v1/application_fees/${id}/refunds`,
    },
  } satisfies Stripe.ApplicationFee
  return world.applicationFees.add(null, fee)
}

/** What a refund of this much of the charge takes from the fee. */
export function feePart(
  fee: Stripe.ApplicationFee,
  charge: Stripe.Charge,
  amount: number
): number {
  const left = fee.amount - fee.amount_refunded
  const all = charge.amount_refunded + amount === charge.amount_captured
  const part = Math.round((fee.amount * amount) / charge.amount_captured)
  return all ? left : Math.min(left, part)
}

/** The platform's side of it; whoever calls books the account's. */
export function giveFeeBack(
  world: World,
  fee: Stripe.ApplicationFee,
  amount: number
): Stripe.FeeRefund {
  if (amount < 1 || amount > fee.amount - fee.amount_refunded) {
    throw refused("Refund amount is greater than unrefunded amount on fee")
  }
  const id = world.id("fr")
  const transaction = book(world, null, {
    type: "application_fee_refund",
    category: "platform_earning_refund",
    amount: -amount,
    currency: fee.currency,
    source: id,
  })
  const refund = {
    id,
    object: "fee_refund",
    amount,
    balance_transaction: transaction.id,
    created: world.now,
    currency: fee.currency,
    fee: fee.id,
    metadata: {},
  } satisfies Stripe.FeeRefund
  fee.amount_refunded += amount
  fee.refunded = fee.amount_refunded === fee.amount
  fee.refunds.data.unshift(refund)
  world.emit(null, "application_fee.refunded", fee)
  return refund
}

/** The platform gives a part back by itself, without a refund to the buyer. */
export function refundFeeAlone(
  world: World,
  fee: Stripe.ApplicationFee,
  wanted: number | undefined
): Stripe.FeeRefund {
  const amount = wanted ?? fee.amount - fee.amount_refunded
  const refund = giveFeeBack(world, fee, amount)
  book(world, fee.account as string, {
    type: "application_fee_refund",
    category: "charge",
    amount,
    currency: fee.currency,
    source: refund.id,
  })
  return refund
}
