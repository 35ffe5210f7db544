import { minorToJson } from "@codex/kernel"
import type { MedusaContainer } from "@medusajs/framework/types"
import Stripe from "stripe"
import { receiveFetched } from "./fetched-event"
import type { Refundable, RefundProvider } from "./refund-provider"
import { onAccount, stripeApi } from "./stripe-api"

const PAGE = 100

/** A refund object of Stripe's as an event of ours. */
export const takeIn = (
  container: MedusaContainer,
  refund: Stripe.Refund,
  account: string | null
) =>
  receiveFetched(container, {
    account,
    type: "refund.updated",
    objectId: refund.id,
    state: refund.status ?? "pending",
    livemode: null,
    created: refund.created,
    object: refund,
  })

const REASONS: Record<string, Stripe.RefundCreateParams.Reason> = {
  second_capture: "duplicate",
  already_owned: "duplicate",
}

const isDefinite = (error: unknown): error is Stripe.errors.StripeError =>
  error instanceof Stripe.errors.StripeInvalidRequestError

const inOurName = (refund: Stripe.Refund, request: Refundable) =>
  refund.metadata?.refund_request_id === request.id

export const stripeRefunds: RefundProvider = {
  async create(container, request) {
    const stripe = stripeApi()
    if (!stripe) {
      return { state: "refused", code: "provider_not_configured" }
    }
    try {
      const refund = await stripe.refunds.create(
        {
          payment_intent: request.payment_id,
          amount: minorToJson(request.amount_minor),
          reason: REASONS[request.reason_code] ?? "requested_by_customer",
          metadata: { refund_request_id: request.id },
          ...(request.stripe_account
            ? { refund_application_fee: request.fee_back }
            : {}),
        },
        { idempotencyKey: request.id, ...onAccount(request.stripe_account) }
      )
      await takeIn(container, refund, request.stripe_account)
      return { state: "accepted" }
    } catch (error) {
      // Everything else may have happened: the caller notes `unknown`.
      if (isDefinite(error)) {
        return { state: "refused", code: error.code ?? "refused" }
      }
      throw error
    }
  },

  async find(container, request) {
    const stripe = stripeApi()
    const made = await stripe?.refunds.list(
      { payment_intent: request.payment_id, limit: PAGE },
      onAccount(request.stripe_account)
    )
    const mine = made?.data.find((refund) => inOurName(refund, request))
    if (mine) {
      await takeIn(container, mine, request.stripe_account)
    }
    return mine !== undefined
  },
}
