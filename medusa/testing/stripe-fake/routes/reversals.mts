import { pageOf, paging } from "../http/listing.mts"
import { missing, refused } from "../http/errors.mts"
import { anything, bool, int, oneOf, strings, text } from "../http/params.mts"
import { route } from "../http/route.mts"
import type { Call, Route } from "../http/route.mts"
import { refundFeeAlone } from "../objects/application-fee.mts"
import { closeDispute } from "../objects/dispute.mts"
import { createRefund } from "../objects/refund.mts"

const ofPayment = { ...paging, charge: text, payment_intent: text }

type OfPayment = { charge?: string; payment_intent?: string }

/** Keeps the rows of one charge or payment. */
function fits(
  row: { charge: unknown; payment_intent: unknown },
  of: OfPayment
) {
  return (
    (!of.charge || row.charge === of.charge) &&
    (!of.payment_intent || row.payment_intent === of.payment_intent)
  )
}

function chargeOf({ world, account }: Call, of: OfPayment) {
  if (of.charge) return world.charges.get(account, of.charge)
  if (!of.payment_intent) {
    throw refused(
      "One of the following params should be provided for this request: payment_intent or charge.",
      "parameter_missing"
    )
  }
  const intent = world.paymentIntents.get(account, of.payment_intent)
  if (typeof intent.latest_charge !== "string") {
    throw refused(
      `This PaymentIntent (${intent.id}) does not have a successful charge to refund.`
    )
  }
  return world.charges.get(account, intent.latest_charge)
}

const reason = oneOf("duplicate", "fraudulent", "requested_by_customer")

export const reversalRoutes: Route[] = [
  route(
    "POST",
    "/v1/refunds",
    {
      payment_intent: text,
      charge: text,
      amount: int,
      reason,
      metadata: strings,
      reverse_transfer: bool,
      refund_application_fee: bool,
    },
    (call, params) =>
      createRefund(call.world, call.account, chargeOf(call, params), params)
  ),
  route("GET", "/v1/refunds", ofPayment, ({ world, account }, params) =>
    pageOf(
      world.refunds.list(account).filter((row) => fits(row, params)),
      "/v1/refunds",
      params
    )
  ),
  route(
    "GET",
    "/v1/application_fees",
    { ...paging, charge: text },
    ({ world }, params) =>
      pageOf(
        world.applicationFees
          .list(null)
          .filter((row) => !params.charge || row.charge === params.charge),
        "/v1/application_fees",
        params
      )
  ),
  route("GET", "/v1/application_fees/:id", {}, ({ world, ids }) =>
    world.applicationFees.get(null, ids[0] ?? "")
  ),
  route(
    "POST",
    "/v1/application_fees/:id/refunds",
    { amount: int, metadata: strings },
    ({ world, ids }, params) =>
      refundFeeAlone(
        world,
        world.applicationFees.get(null, ids[0] ?? ""),
        params.amount
      )
  ),
  route("GET", "/v1/refunds/:id", {}, ({ world, account, ids }) =>
    world.refunds.get(account, ids[0] ?? "")
  ),
  route(
    "POST",
    "/v1/refunds/:id",
    { metadata: strings },
    ({ world, account, ids }, params) => {
      const refund = world.refunds.get(account, ids[0] ?? "")
      refund.metadata = { ...refund.metadata, ...params.metadata }
      return refund
    }
  ),
  route("GET", "/v1/disputes", ofPayment, ({ world, account }, params) =>
    pageOf(
      world.disputes.list(account).filter((row) => fits(row, params)),
      "/v1/disputes",
      params
    )
  ),
  route("GET", "/v1/disputes/:id", {}, ({ world, account, ids }) =>
    world.disputes.get(account, ids[0] ?? "")
  ),
  route(
    "POST",
    "/v1/disputes/:id",
    { evidence: anything, metadata: strings, submit: bool },
    ({ world, account, ids }, params) => {
      const dispute = world.disputes.get(account, ids[0] ?? "")
      Object.assign(dispute.evidence, params.evidence)
      Object.assign(dispute.metadata, params.metadata)
      dispute.evidence_details.has_evidence = true
      if (params.submit !== false) {
        dispute.status = "under_review"
        dispute.evidence_details.submission_count += 1
      }
      world.emit(account, "charge.dispute.updated", dispute)
      return dispute
    }
  ),
  route("POST", "/v1/disputes/:id/close", {}, ({ world, account, ids }) =>
    closeDispute(
      world,
      account,
      world.disputes.get(account, ids[0] ?? ""),
      "lost"
    )
  ),
  route(
    "GET",
    "/v1/charges",
    { ...paging, customer: text, payment_intent: text },
    ({ world, account }, params) => {
      const rows = world.charges
        .list(account)
        .filter(
          (row) =>
            (!params.payment_intent ||
              row.payment_intent === params.payment_intent) &&
            (!params.customer || row.customer === params.customer)
        )
      return pageOf(rows, "/v1/charges", params)
    }
  ),
  route("GET", "/v1/charges/:id", {}, ({ world, account, ids }) =>
    world.charges.get(account, ids[0] ?? "")
  ),
  route(
    "GET",
    "/v1/balance_transactions",
    { ...paging, type: text, source: text, payout: text, currency: text },
    ({ world, account }, params) => {
      const rows = world.transactions
        .list(account)
        .filter(
          (row) =>
            (!params.type || row.type === params.type) &&
            (!params.source || row.source === params.source) &&
            (!params.payout || row.source === params.payout) &&
            (!params.currency || row.currency === params.currency)
        )
      return pageOf(rows, "/v1/balance_transactions", params)
    }
  ),
  route("GET", "/v1/balance_transactions/:id", {}, ({ world, account, ids }) =>
    world.transactions.get(account, ids[0] ?? "")
  ),
  route("GET", "/v1/events/:id", {}, ({ world, ids }) => {
    const found = world.events.find(ids[0] ?? "")
    if (!found) throw missing("event", ids[0] ?? "")
    return found
  }),
  route(
    "GET",
    "/v1/events",
    { ...paging, type: text },
    ({ world, account }, params) =>
      pageOf(
        world.events
          .list(account)
          .filter((row) => !params.type || row.type === params.type),
        "/v1/events",
        params
      )
  ),
]
