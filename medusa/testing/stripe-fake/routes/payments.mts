import { ApiError } from "../http/errors.mts"
import { pageOf, paging } from "../http/listing.mts"
import {
  anything,
  bool,
  group,
  int,
  listOf,
  need,
  oneOf,
  strings,
  text,
} from "../http/params.mts"
import type { Params } from "../http/params.mts"
import { route } from "../http/route.mts"
import type { Call, Route } from "../http/route.mts"
import { findCard } from "../objects/cards.mts"
import {
  assertAmount,
  cancelIntent,
  confirmIntent,
  createIntent,
} from "../objects/payment-intent.mts"

const automatic = group({
  enabled: need(bool),
  allow_redirects: oneOf("always", "never"),
})

/** How the buyer pays: a saved method, or the card typed into the form. */
const paidBy = {
  payment_method: text,
  payment_method_data: group({
    type: need(oneOf("card")),
    billing_details: anything,
    card: group({
      number: need(text),
      exp_month: need(int),
      exp_year: need(int),
      cvc: need(text),
    }),
  }),
}

const create = {
  amount: need(int),
  currency: need(text),
  metadata: strings,
  customer: text,
  description: text,
  receipt_email: text,
  automatic_payment_methods: automatic,
  capture_method: oneOf("automatic", "automatic_async", "manual"),
  payment_method_types: listOf(text),
  transfer_group: text,
  application_fee_amount: int,
  confirm: bool,
  return_url: text,
  off_session: bool,
  ...paidBy,
}

function confirmed(call: Call, id: string, params: Params<typeof paidBy>) {
  const intent = intentOf(call, id)
  const number = params.payment_method_data?.card?.number
  const token = number ?? params.payment_method
  if (!token) {
    throw new ApiError(400, "You must provide a payment_method.", {
      code: "parameter_missing",
      param: "payment_method",
    })
  }
  const card = findCard(token)
  const method = params.payment_method ?? call.world.id("pm")
  const after = confirmIntent(call.world, call.account, intent, {
    card,
    method,
  })
  if (after.status === "requires_action") {
    call.world.challenged.set(intent.id, token)
  }
  const declined = after.last_payment_error
  if (declined) {
    throw new ApiError(402, declined.message ?? "Your card was declined.", {
      type: "card_error",
      code: declined.code,
      decline_code: declined.decline_code,
      extra: { payment_intent: after },
    })
  }
  return after
}

/** The publishable key opens an intent only with its client secret. */
function intentOf(call: Call, id: string) {
  const intent = call.world.paymentIntents.get(call.account, id)
  if (call.isBrowser && call.raw.client_secret !== intent.client_secret) {
    throw new ApiError(401, "The client_secret provided does not match.", {
      code: "payment_intent_client_secret_invalid",
    })
  }
  return intent
}

export const paymentRoutes: Route[] = [
  route("POST", "/v1/payment_intents", create, (call, params) => {
    assertAmount(params.amount)
    const intent = createIntent(call.world, call.account, params)
    return params.confirm ? confirmed(call, intent.id, params) : intent
  }),
  route(
    "GET",
    "/v1/payment_intents",
    { ...paging, customer: text },
    ({ world, account }, params) => {
      const rows = world.paymentIntents
        .list(account)
        .filter((row) => !params.customer || row.customer === params.customer)
      return pageOf(rows, "/v1/payment_intents", params)
    }
  ),
  route("GET", "/v1/payment_intents/:id", { client_secret: text }, (call) =>
    intentOf(call, call.ids[0] ?? "")
  ),
  route(
    "POST",
    "/v1/payment_intents/:id",
    { amount: int, metadata: strings, description: text, receipt_email: text },
    (call, params) => {
      const intent = intentOf(call, call.ids[0] ?? "")
      if (params.amount !== undefined) {
        assertAmount(params.amount)
        intent.amount = params.amount
      }
      Object.assign(intent.metadata, params.metadata)
      intent.description = params.description ?? intent.description
      intent.receipt_email = params.receipt_email ?? intent.receipt_email
      return intent
    }
  ),
  route(
    "POST",
    "/v1/payment_intents/:id/confirm",
    { ...paidBy, client_secret: text, return_url: text, off_session: bool },
    (call, params) => confirmed(call, call.ids[0] ?? "", params)
  ),
  route(
    "POST",
    "/v1/payment_intents/:id/cancel",
    {
      cancellation_reason: oneOf(
        "abandoned",
        "duplicate",
        "fraudulent",
        "requested_by_customer"
      ),
    },
    (call, params) =>
      cancelIntent(
        call.world,
        call.account,
        intentOf(call, call.ids[0] ?? ""),
        params.cancellation_reason ?? null
      )
  ),
  route(
    "POST",
    "/v1/payment_intents/:id/capture",
    { amount_to_capture: int },
    (call) => {
      const intent = intentOf(call, call.ids[0] ?? "")
      // Captured by its confirmation: nothing is left to do (P5).
      throw new ApiError(
        400,
        `This PaymentIntent could not be captured because it has a status of ${intent.status}.`,
        {
          code: "payment_intent_unexpected_state",
          extra: { payment_intent: intent },
        }
      )
    }
  ),
]
