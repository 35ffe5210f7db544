import { recordAudit } from "@codex/audit"
import {
  insertOutbox,
  keepDispute,
  moveRefundRequest,
  getRefundRequest,
} from "@codex/purchases"
import type { DisputeState, PaymentObject, Purchase } from "@codex/purchases"
import type { Tx } from "@codex/kernel"
import { mailDispute } from "../disputes/dispute-mail"
import { calculationOf, takesTaxBack, TAX_REVERSAL } from "../tax/calculation"

const DISPUTE_STATES: Record<string, DisputeState> = {
  warning_needs_response: "inquiry",
  warning_under_review: "inquiry",
  warning_closed: "closed",
  needs_response: "needs_response",
  under_review: "under_review",
  won: "won",
  lost: "lost",
}

const at = (seconds: unknown) =>
  typeof seconds === "number" ? new Date(seconds * 1000) : null

const CLOSED: readonly DisputeState[] = ["won", "lost", "closed"]

async function followDispute(
  tx: Tx,
  purchase: Purchase,
  object: PaymentObject
): Promise<void> {
  const state = DISPUTE_STATES[object.state]
  if (!state) {
    return
  }
  const { fee_minor: fee, reason, due_by, opened_at } = object.data
  await keepDispute(tx, {
    organization_id: purchase.organization_id,
    creator_id: purchase.creator_id,
    customer_id: purchase.customer_id,
    purchase_id: purchase.id,
    provider: object.provider,
    provider_dispute_id: object.object_id,
    payment_id: object.payment_id,
    rank: object.rank,
    state,
    reason: typeof reason === "string" ? reason : "",
    amount_minor: object.amount_minor,
    fee_minor: BigInt(typeof fee === "number" ? fee : 0),
    currency_code: object.currency_code,
    evidence_due_at: at(due_by),
    opened_at: at(opened_at) ?? new Date(),
    closed_at: CLOSED.includes(state) ? new Date() : null,
  })
  await mailDispute(tx, purchase, {
    state,
    object,
    reason: typeof reason === "string" ? reason : "",
    dueAt: at(due_by),
  })
}

/** The request of ours that the provider's refund answers, if it is one. */
export async function followRefund(
  tx: Tx,
  object: PaymentObject
): Promise<void> {
  const id = object.data.refund_request_id
  const request =
    typeof id === "string" ? await getRefundRequest(tx, id) : undefined
  // Metadata is only a hint: a refund of another payment answers nothing.
  if (request?.payment_id !== object.payment_id) {
    return
  }
  const facts = { provider_refund_id: object.object_id }
  if (object.state === "succeeded") {
    await moveRefundRequest(tx, request.id, "succeeded", facts)
  } else if (object.state === "failed" || object.state === "canceled") {
    const why = object.data.failure_reason
    await moveRefundRequest(tx, request.id, "failed", {
      ...facts,
      failure_code: typeof why === "string" ? why : object.state,
    })
  }
}

/** What refunds and disputes leave behind besides money and access. */
export async function followObjects(
  tx: Tx,
  purchase: Purchase,
  objects: readonly PaymentObject[]
): Promise<void> {
  for (const object of objects) {
    if (object.kind === "dispute") {
      await followDispute(tx, purchase, object)
    }
    if (object.kind === "refund") {
      await followRefund(tx, object)
    }
    if (calculationOf(purchase) && takesTaxBack(object)) {
      await insertOutbox(tx, {
        kind: TAX_REVERSAL,
        refId: object.object_id,
        payload: { purchase_id: purchase.id, title: purchase.post_title },
      })
    }
    await recordAudit(tx, {
      actorKind: "system",
      actorId: "checkout",
      action: `payment.${object.kind}_${object.state}`,
      objectType: "purchase",
      objectId: purchase.id,
      after: {
        object_id: object.object_id,
        amount_minor: object.amount_minor.toString(),
        currency_code: object.currency_code,
      },
    })
  }
}
