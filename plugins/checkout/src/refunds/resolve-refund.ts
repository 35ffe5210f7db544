import { recordAudit } from "@codex/audit"
import { postJournals } from "@codex/ledger"
import type { Tx } from "@codex/kernel"
import {
  getCheckoutLine,
  getPurchase,
  getRefundRequest,
  insertRefundRequest,
  keepPaymentObject,
  lockPayment,
  requeueOutbox,
  resolveRefundRequest,
} from "@codex/purchases"
import type { Purchase, RefundRequest } from "@codex/purchases"
import { providerName } from "../checkout/provider-name"
import type { ResolveRefundBody } from "../contract/refunds"
import { checkoutFailure } from "../lib/failures"
import { followParked } from "../settlement/follow-parked"
import { followPurchase } from "../settlement/follow-purchase"
import { REFUND_RANK } from "../settlement/money-object"
import { suspenseFacts } from "../suspense/facts"
import { assertMayPay } from "./decide-refund"
import { askProvider } from "./refund-unsold"

const RESOLUTION = {
  retry: "retried",
  paid_outside: "paid_outside",
  give_up: "given_up",
} as const

async function purchaseOf(
  tx: Tx,
  { purchase_id: id }: RefundRequest
): Promise<Purchase | undefined> {
  return id ? getPurchase(tx, id) : undefined
}

/** Whether the money is still there to be given back. */
async function assertStillOwed(
  tx: Tx,
  request: RefundRequest,
  by: string
): Promise<void> {
  const purchase = await purchaseOf(tx, request)
  if (purchase) {
    const decider = { kind: "operator", id: by } as const
    return assertMayPay(tx, purchase, request.amount_minor, decider)
  }
  const { keptMinor, blocked } = await suspenseFacts(tx, request.payment_id)
  if (blocked) {
    throw checkoutFailure("suspense_blocked")
  }
  if (keptMinor < request.amount_minor) {
    throw checkoutFailure("refund_too_large")
  }
}

/**
 * Asks again with a new row: the provider answers a repeated key with what it
 * said the first time, also when that was a refusal.
 */
async function retry(tx: Tx, request: RefundRequest): Promise<void> {
  const again = await insertRefundRequest(tx, {
    organization_id: request.organization_id,
    creator_id: request.creator_id,
    customer_id: request.customer_id,
    purchase_id: request.purchase_id,
    checkout_line_id: request.checkout_line_id,
    payment_id: request.payment_id,
    provider: request.provider,
    origin: "operator",
    reason_code: request.reason_code,
    reason: request.reason,
    amount_minor: request.amount_minor,
    currency_code: request.currency_code,
    policy: request.policy,
    retry_of: request.id,
    state: "approved",
    escalate_at: null,
  })
  if (!again) {
    throw checkoutFailure("refund_already_requested")
  }
  await askProvider(tx, again)
}

/** Where the money still is that was not given back. */
async function holderOf(tx: Tx, request: RefundRequest): Promise<string> {
  const line = await getCheckoutLine(tx, request.checkout_line_id)
  return line?.stripe_account ? "platform:connected" : "platform:clearing"
}

/**
 * The operator paid the buyer some other way. Purchase, shares and access
 * follow as after any refund; the money itself did not leave the provider.
 */
async function paidOutside(tx: Tx, request: RefundRequest): Promise<void> {
  const provider = providerName(request)
  const { payment_id, amount_minor, currency_code } = request
  const objectId = `outside_${request.id}`
  await keepPaymentObject(tx, {
    provider,
    object_id: objectId,
    kind: "refund",
    payment_id,
    rank: REFUND_RANK.succeeded ?? 0,
    state: "succeeded",
    amount_minor,
    currency_code,
    data: { refund_request_id: request.id, outside: true },
  })
  const fresh = new Set([objectId])
  if (request.purchase_id) {
    const purchaseId = request.purchase_id
    await followPurchase(tx, { provider, purchaseId, fresh })
  } else {
    await followParked(tx, provider, payment_id, fresh)
  }
  await postJournals(tx, [
    {
      idem: `outside:${request.id}`,
      kind: "refund_outside",
      refType: "refund_request",
      refId: request.id,
      currency: currency_code,
      legs: [
        { account: await holderOf(tx, request), amountMinor: -amount_minor },
        { account: "platform:paid_outside", amountMinor: amount_minor },
      ],
    },
  ])
}

async function resolve(
  tx: Tx,
  request: RefundRequest,
  by: string,
  { action, note }: Exclude<ResolveRefundBody, { action: "look_again" }>
): Promise<void> {
  if (action !== "give_up") {
    await lockPayment(tx, providerName(request), request.payment_id)
    await assertStillOwed(tx, request, by)
  }
  const resolution = RESOLUTION[action]
  if (!(await resolveRefundRequest(tx, request.id, { resolution, note, by }))) {
    throw checkoutFailure("refund_already_resolved")
  }
  if (action === "retry") {
    await retry(tx, request)
  }
  if (action === "paid_outside") {
    await paidOutside(tx, request)
  }
}

/**
 * What the operator does about a refund that failed, or that nobody answers:
 * it leaves the inbox for good, with a name and a reason.
 */
export async function resolveRefund(
  tx: Tx,
  id: string,
  by: string,
  body: ResolveRefundBody
): Promise<void> {
  const request = await getRefundRequest(tx, id)
  if (!request) {
    throw checkoutFailure("refund_not_found")
  }
  if (body.action === "look_again") {
    if (request.state !== "unknown") {
      throw checkoutFailure("refund_already_resolved")
    }
    await requeueOutbox(tx, "refund_submit", request.id)
  } else if (request.resolution === RESOLUTION[body.action]) {
    // A second click: said and done.
    return
  } else {
    await resolve(tx, request, by, body)
  }
  await recordAudit(tx, {
    actorKind: "user",
    actorId: by,
    action: `refund.${body.action}`,
    objectType: "purchase",
    objectId: request.purchase_id ?? request.payment_id,
    after: {
      refund_request_id: request.id,
      amount_minor: request.amount_minor.toString(),
      note: body.note,
    },
  })
}
