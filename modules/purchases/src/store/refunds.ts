import { minor, newId } from "@codex/kernel"
import type { Minor, Tx } from "@codex/kernel"
import { refundMovesTo } from "../domain/refund-state"
import type { RefundState } from "../domain/refund-state"

export type RefundResolution = "retried" | "paid_outside" | "given_up"

export type RefundOrigin = "buyer" | "creator" | "operator" | "automatic"

/** Money somebody wants given back; the row is there before the provider is asked. */
export interface RefundRequest {
  id: string
  organization_id: string
  creator_id: string
  customer_id: string
  /** Null where the money never became a purchase. */
  purchase_id: string | null
  checkout_line_id: string
  payment_id: string
  provider: string
  origin: RefundOrigin
  reason_code: string
  reason: string
  amount_minor: Minor
  currency_code: string
  state: RefundState
  /** The rule that spoke and the facts it spoke on. */
  policy: Record<string, unknown>
  decided_by_kind: string | null
  decided_by: string | null
  decision_note: string | null
  provider_refund_id: string | null
  failure_code: string | null
  /** How a failed refund ended; null while it waits for the operator. */
  resolution: RefundResolution | null
  resolution_note: string
  /** The failed request that this one asks for again. */
  retry_of: string | null
  escalate_at: Date | null
  created_at: Date
  decided_at: Date | null
  submitted_at: Date | null
  finished_at: Date | null
}

export type NewRefundRequest = Pick<
  RefundRequest,
  | "organization_id"
  | "creator_id"
  | "customer_id"
  | "purchase_id"
  | "checkout_line_id"
  | "payment_id"
  | "provider"
  | "origin"
  | "reason_code"
  | "reason"
  | "amount_minor"
  | "currency_code"
  | "policy"
> & {
  state: "requested" | "approved"
  escalate_at: Date | null
  retry_of?: string
}

interface Raw extends Omit<RefundRequest, "amount_minor"> {
  amount_minor: string
}

const TABLE = "refund_request"

const toRequest = (row: Raw): RefundRequest => ({
  ...row,
  amount_minor: minor(row.amount_minor),
})

/** `undefined` when the purchase has an open request already. */
export async function insertRefundRequest(
  tx: Tx,
  request: NewRefundRequest
): Promise<RefundRequest | undefined> {
  const rows = (await tx(TABLE)
    .insert({
      ...request,
      id: newId("rfd"),
      amount_minor: request.amount_minor.toString(),
      policy: JSON.stringify(request.policy),
      ...(request.state === "approved" ? { decided_at: tx.fn.now() } : {}),
    })
    .onConflict()
    .ignore()
    .returning("*")) as Raw[]
  return rows[0] && toRequest(rows[0])
}

export async function getRefundRequest(
  tx: Tx,
  id: string
): Promise<RefundRequest | undefined> {
  const row = (await tx(TABLE).where({ id }).first()) as Raw | undefined
  return row && toRequest(row)
}

export type RefundFacts = Partial<
  Pick<
    RefundRequest,
    | "decided_by_kind"
    | "decided_by"
    | "decision_note"
    | "provider_refund_id"
    | "failure_code"
    | "policy"
  >
>

const STAMPS: Partial<Record<RefundState, string>> = {
  approved: "decided_at",
  declined: "decided_at",
  submitting: "submitted_at",
  succeeded: "finished_at",
  failed: "finished_at",
}

/**
 * Moves a request along its state machine, or changes nothing and returns
 * `undefined`: of two deciders the second sees that it is decided.
 */
export async function moveRefundRequest(
  tx: Tx,
  id: string,
  to: RefundState,
  { policy, ...facts }: RefundFacts = {}
): Promise<RefundRequest | undefined> {
  const stamp = STAMPS[to]
  const rows = (await tx(TABLE)
    .where({ id })
    .whereIn("state", refundMovesTo(to))
    .update({
      state: to,
      ...facts,
      ...(policy ? { policy: JSON.stringify(policy) } : {}),
      ...(stamp ? { [stamp]: tx.fn.now() } : {}),
    })
    .returning("*")) as Raw[]
  return rows[0] && toRequest(rows[0])
}

export interface RefundFilter {
  organizationId?: string
  creatorId?: string
  purchaseIds?: readonly string[]
  states?: readonly RefundState[]
  /** Without those an operator has settled by hand. */
  unresolved?: boolean
  limit: number
  offset: number
}

export async function listRefundRequests(
  tx: Tx,
  filter: RefundFilter
): Promise<{ rows: RefundRequest[]; count: number }> {
  const query = tx(TABLE)
  const equals = {
    ...(filter.organizationId
      ? { organization_id: filter.organizationId }
      : {}),
    ...(filter.creatorId ? { creator_id: filter.creatorId } : {}),
  }
  void query.where(equals)
  if (filter.purchaseIds) {
    void query.whereIn("purchase_id", [...filter.purchaseIds])
  }
  if (filter.states) {
    void query.whereIn("state", [...filter.states])
  }
  if (filter.unresolved) {
    void query.whereNull("resolution")
  }
  const total = await query.clone().count<{ count: string }[]>("* as count")
  const rows = (await query
    .orderBy([
      { column: "created_at", order: "desc" },
      { column: "id", order: "desc" },
    ])
    .limit(filter.limit)
    .offset(filter.offset)) as Raw[]
  return { rows: rows.map(toRequest), count: Number(total[0]?.count ?? 0) }
}

/** Every request about one payment, also where it became no purchase. */
export async function listPaymentRefunds(
  tx: Tx,
  paymentId: string
): Promise<RefundRequest[]> {
  const rows = (await tx(TABLE).where({ payment_id: paymentId })) as Raw[]
  return rows.map(toRequest)
}

/** Notes how a failed refund ended, once: of two operators one decides. */
export async function resolveRefundRequest(
  tx: Tx,
  id: string,
  how: { resolution: RefundResolution; note: string; by: string }
): Promise<boolean> {
  const changed = await tx(TABLE)
    .where({ id, state: "failed" })
    .whereNull("resolution")
    .update({
      resolution: how.resolution,
      resolution_note: how.note,
      resolved_by: how.by,
      resolved_at: tx.fn.now(),
    })
  return changed === 1
}

/** Requests nobody has answered in time go to the operator. */
export async function escalateSilentRequests(tx: Tx): Promise<RefundRequest[]> {
  const rows = (await tx(TABLE)
    .where({ state: "requested" })
    .where("escalate_at", "<=", tx.fn.now())
    .update({ state: "escalated" })
    .returning("*")) as Raw[]
  return rows.map(toRequest)
}

/** Approved refunds that lost their outbox row; the sweeper asks again. */
export async function listUnsentRefunds(
  tx: Tx,
  limit: number
): Promise<RefundRequest[]> {
  const rows = (await tx(TABLE)
    .whereIn("state", ["approved", "submitting", "unknown"])
    .whereNotExists(
      tx("outbox")
        .whereRaw("outbox.ref_id = refund_request.id")
        .where("outbox.kind", "refund_submit")
        .select("id")
    )
    .limit(limit)) as Raw[]
  return rows.map(toRequest)
}
