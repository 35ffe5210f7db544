import { refused } from "../http/errors.mts"
import { onboard, pausePayouts, restrict } from "../objects/account.mts"
import { leaveLink, openLink } from "../objects/account-link.mts"
import { findCard } from "../objects/cards.mts"
import {
  closeDispute,
  escalateDispute,
  openDispute,
} from "../objects/dispute.mts"
import {
  cancelIntent,
  confirmIntent,
  failPayment,
  finishPayment,
} from "../objects/payment-intent.mts"
import { cancelPayout, failPayout, payPayout } from "../objects/payout.mts"
import { createRefund, failRefund } from "../objects/refund.mts"
import { idOf } from "../state/id-of.mts"
import type { World } from "../state/world.mts"

/** A control request's body; checked where it is used. */
export type Body = Record<string, unknown>

const textOf = (body: Body, key: string): string => {
  const value = body[key]
  if (typeof value !== "string") throw refused(`"${key}" must be a string.`)
  return value
}
const amountOf = ({ amount }: Body) =>
  typeof amount === "number" ? amount : undefined

function intentOf(world: World, body: Body) {
  const id = textOf(body, "payment_intent")
  const account = world.paymentIntents.ownerOf(id)
  return { account, intent: world.paymentIntents.get(account, id) }
}

function chargeOf(world: World, body: Body) {
  const { account, intent } = intentOf(world, body)
  const charge = world.charges.get(account, idOf(intent.latest_charge))
  return { account, charge }
}

/** The bank's page: the buyer agrees, or does not. */
function answerChallenge(world: World, body: Body) {
  const { account, intent } = intentOf(world, body)
  const token = world.challenged.get(intent.id)
  if (!token || intent.status !== "requires_action") {
    throw refused("This payment waits for no confirmation.")
  }
  world.challenged.delete(intent.id)
  if (body.ok === true) {
    return finishPayment(world, account, intent, findCard(token))
  }
  failPayment(world, account, intent, {
    code: "payment_intent_authentication_failure",
    message:
      "We are unable to authenticate your payment method. Please choose a different payment method and try again.",
  })
  return intent
}

function payoutOf(world: World, body: Body) {
  const id = textOf(body, "payout")
  const account = world.payouts.ownerOf(id)
  return { account, payout: world.payouts.get(account, id) }
}

function disputeOf(world: World, body: Body) {
  const id = textOf(body, "dispute")
  const account = world.disputes.ownerOf(id)
  return { account, dispute: world.disputes.get(account, id) }
}

/** What happens at Stripe without our asking: buyers, banks, the dashboard. */
export const ACTIONS: Record<string, (world: World, body: Body) => object> = {
  /** A buyer pays without a browser: `{payment_intent, card?}` */
  pay(world, body) {
    const { account, intent } = intentOf(world, body)
    const token = typeof body.card === "string" ? body.card : "pm_card_visa"
    const paidBy = { card: findCard(token), method: world.id("pm") }
    const after = confirmIntent(world, account, intent, paidBy)
    if (after.status === "requires_action") {
      world.challenged.set(intent.id, token)
    }
    return after
  },
  challenge: answerChallenge,
  cancel(world, body) {
    const { account, intent } = intentOf(world, body)
    return cancelIntent(world, account, intent, "abandoned")
  },
  /** `{payment_intent, amount?}`, as from the dashboard. */
  refund(world, body) {
    const { account, charge } = chargeOf(world, body)
    return createRefund(world, account, charge, { amount: amountOf(body) })
  },
  "refund/fail"(world, body) {
    const id = textOf(body, "refund")
    const account = world.refunds.ownerOf(id)
    return failRefund(world, account, world.refunds.get(account, id))
  },
  /** `{payment_intent, amount?, reason?, inquiry?}` */
  dispute(world, body) {
    const { account, charge } = chargeOf(world, body)
    return openDispute(world, account, charge, {
      amount: amountOf(body),
      reason: typeof body.reason === "string" ? body.reason : undefined,
      inquiry: body.inquiry === true,
    })
  },
  "dispute/escalate"(world, body) {
    const { account, dispute } = disputeOf(world, body)
    return escalateDispute(world, account, dispute)
  },
  /** `{dispute, status: "won" | "lost" | "warning_closed"}` */
  "dispute/close"(world, body) {
    const { account, dispute } = disputeOf(world, body)
    const { status } = body
    if (status !== "won" && status !== "lost" && status !== "warning_closed") {
      throw refused('"status" must be won, lost or warning_closed.')
    }
    return closeDispute(world, account, dispute, status)
  },
  "payout/pay"(world, body) {
    const { account, payout } = payoutOf(world, body)
    return payPayout(world, account, payout)
  },
  /** Also after it was paid: that is how a return looks. */
  "payout/fail"(world, body) {
    const { account, payout } = payoutOf(world, body)
    return failPayout(world, account, payout)
  },
  "payout/cancel"(world, body) {
    const { account, payout } = payoutOf(world, body)
    return cancelPayout(world, account, payout)
  },
  /** The onboarding page: `{link}`, then `{link, how}`. */
  "link/open": (world, body) => openLink(world, textOf(body, "link")),
  "link/leave": (world, body) =>
    leaveLink(world, textOf(body, "link"), body.how),
  "account/onboard": (world, body) =>
    onboard(world, world.accounts.get(null, textOf(body, "account"))),
  "account/pause-payouts": (world, body) =>
    pausePayouts(world, world.accounts.get(null, textOf(body, "account"))),
  "account/restrict": (world, body) =>
    restrict(world, world.accounts.get(null, textOf(body, "account"))),
}
