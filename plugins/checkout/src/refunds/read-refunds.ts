import type { Tx } from "@codex/kernel"
import {
  getPurchase,
  getRefundRequest,
  listRefundRequests,
} from "@codex/purchases"
import type { Purchase, RefundRequest, RefundState } from "@codex/purchases"
import type {
  RefundDetailResponse,
  RefundListQuery,
  RefundListResponse,
  RefundPreview,
} from "../contract/refunds"
import { checkoutFailure } from "../lib/failures"
import { blockedBecause } from "./decide-refund"
import type { Decider } from "./decide-refund"
import { previewRefund, refundableMinor } from "./preview"
import { positionFacts } from "./purchase-facts"
import { refundRows } from "./refund-rows"

/** Whose sales a person may look at; empty: everybody's. */
export interface RefundScope {
  organizationId?: string
  creatorId?: string
}

/** What waits for the creator, and what waits for the operator. */
const OPEN: Record<Decider["kind"], readonly RefundState[]> = {
  creator: ["requested", "escalated"],
  operator: ["escalated", "failed", "unknown"],
}

export async function listRefunds(
  tx: Tx,
  scope: RefundScope,
  viewer: Decider["kind"],
  query: RefundListQuery
): Promise<RefundListResponse> {
  const { limit, offset } = query
  const { rows, count } = await listRefundRequests(tx, {
    ...scope,
    ...(query.show === "open"
      ? { states: OPEN[viewer], unresolved: true }
      : {}),
    limit,
    offset,
  })
  return { refunds: await refundRows(tx, rows), count, limit, offset }
}

const inScope = (
  of: Pick<RefundRequest, "organization_id" | "creator_id">,
  { organizationId, creatorId }: RefundScope
) =>
  (organizationId === undefined || of.organization_id === organizationId) &&
  (creatorId === undefined || of.creator_id === creatorId)

/** The request, or the same 404 for an absent and a foreign one. */
export async function refundInScope(
  tx: Tx,
  id: string,
  scope: RefundScope
): Promise<RefundRequest> {
  const request = await getRefundRequest(tx, id)
  if (!request || !inScope(request, scope)) {
    throw checkoutFailure("refund_not_found")
  }
  return request
}

export async function purchaseInScope(
  tx: Tx,
  id: string,
  scope: RefundScope
): Promise<Purchase> {
  const purchase = await getPurchase(tx, id)
  if (!purchase || !inScope(purchase, scope)) {
    throw checkoutFailure("purchase_not_found")
  }
  return purchase
}

export async function refundDetail(
  tx: Tx,
  id: string,
  scope: RefundScope,
  viewer: Decider["kind"]
): Promise<RefundDetailResponse> {
  const request = await refundInScope(tx, id, scope)
  const [refund] = await refundRows(tx, [request])
  const purchase =
    request.purchase_id && (await getPurchase(tx, request.purchase_id))
  const waits = request.state === "requested" || request.state === "escalated"
  const actions = viewer === "operator" ? actionsOf(request) : []
  if (!refund || !purchase || !(waits || actions.length > 0)) {
    return { refund: assertRow(refund), preview: null, blocked: null, actions }
  }
  const facts = await positionFacts(tx, purchase)
  return {
    refund,
    preview: previewRefund(purchase, facts, request.amount_minor),
    blocked: await blockedBecause(tx, purchase, viewer),
    actions,
  }
}

function actionsOf({
  state,
  resolution,
}: RefundRequest): RefundDetailResponse["actions"] {
  if (state === "unknown") {
    return ["look_again"]
  }
  return state === "failed" && resolution === null
    ? ["retry", "paid_outside", "give_up"]
    : []
}

function assertRow<T>(row: T | undefined): T {
  if (row === undefined) {
    throw checkoutFailure("refund_not_found")
  }
  return row
}

/** What giving back this much, or all that is left, would do. */
export async function refundPreview(
  tx: Tx,
  purchase: Purchase,
  amountMinor: number | undefined
): Promise<RefundPreview> {
  const facts = await positionFacts(tx, purchase)
  const left = refundableMinor(purchase, facts)
  const amount = amountMinor === undefined ? left : BigInt(amountMinor)
  if (amount > left) {
    throw checkoutFailure(
      left === 0n ? "nothing_to_refund" : "refund_too_large"
    )
  }
  return previewRefund(purchase, facts, amount)
}
