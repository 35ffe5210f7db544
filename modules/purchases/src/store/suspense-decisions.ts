import { minor, newId } from "@codex/kernel"
import type { Minor, Tx } from "@codex/kernel"

export type SuspenseAction = "match" | "give_back" | "write_off"
export type SuspenseState =
  "approved" | "submitting" | "unknown" | "done" | "failed"

/** What the operator decided about money that belongs to no purchase. */
export interface SuspenseDecision {
  id: string
  provider: string
  payment_id: string
  action: SuspenseAction
  state: SuspenseState
  amount_minor: Minor
  currency_code: string
  checkout_line_id: string | null
  provider_refund_id: string | null
  failure_code: string | null
  note: string
  decided_by: string
  created_at: Date
  finished_at: Date | null
}

export type NewSuspenseDecision = Pick<
  SuspenseDecision,
  | "provider"
  | "payment_id"
  | "action"
  | "amount_minor"
  | "currency_code"
  | "checkout_line_id"
  | "note"
  | "decided_by"
> & { state: "approved" | "done" }

interface Raw extends Omit<SuspenseDecision, "amount_minor"> {
  amount_minor: string
}

const TABLE = "suspense_decision"

const toDecision = (row: Raw): SuspenseDecision => ({
  ...row,
  amount_minor: minor(row.amount_minor),
})

/** `undefined` when somebody else has decided about this payment. */
export async function insertSuspenseDecision(
  tx: Tx,
  decision: NewSuspenseDecision
): Promise<SuspenseDecision | undefined> {
  const rows = (await tx(TABLE)
    .insert({
      ...decision,
      id: newId("spd"),
      amount_minor: decision.amount_minor.toString(),
      ...(decision.state === "done" ? { finished_at: tx.fn.now() } : {}),
    })
    .onConflict()
    .ignore()
    .returning("*")) as Raw[]
  return rows[0] && toDecision(rows[0])
}

export async function getSuspenseDecision(
  tx: Tx,
  id: string
): Promise<SuspenseDecision | undefined> {
  const row = (await tx(TABLE).where({ id }).first()) as Raw | undefined
  return row && toDecision(row)
}

/** Decisions about one payment, the newest first. */
export async function listSuspenseDecisions(
  tx: Tx,
  provider: string,
  paymentId: string
): Promise<SuspenseDecision[]> {
  const rows = (await tx(TABLE)
    .where({ provider, payment_id: paymentId })
    .orderBy("id", "desc")) as Raw[]
  return rows.map(toDecision)
}

/** What may become what; a bank may still refuse what was given back. */
const FROM: Record<Exclude<SuspenseState, "approved">, SuspenseState[]> = {
  submitting: ["approved", "submitting", "unknown"],
  unknown: ["submitting"],
  done: ["approved", "submitting", "unknown"],
  failed: ["approved", "submitting", "unknown", "done"],
}

export type SuspenseFacts = Partial<
  Pick<SuspenseDecision, "provider_refund_id" | "failure_code">
>

export async function moveSuspenseDecision(
  tx: Tx,
  id: string,
  to: Exclude<SuspenseState, "approved">,
  facts: SuspenseFacts = {}
): Promise<SuspenseDecision | undefined> {
  const over = to === "done" || to === "failed"
  const rows = (await tx(TABLE)
    .where({ id })
    .whereIn("state", FROM[to])
    .update({
      state: to,
      ...facts,
      ...(to === "submitting" ? { submitted_at: tx.fn.now() } : {}),
      ...(over ? { finished_at: tx.fn.now() } : {}),
    })
    .returning("*")) as Raw[]
  return rows[0] && toDecision(rows[0])
}

/** Decisions to give back that lost their outbox row. */
export async function listUnsentGiveBacks(
  tx: Tx,
  limit: number
): Promise<SuspenseDecision[]> {
  const rows = (await tx(TABLE)
    .where({ action: "give_back" })
    .whereIn("state", ["approved", "submitting", "unknown"])
    .whereNotExists(
      tx("outbox")
        .whereRaw("outbox.ref_id = suspense_decision.id")
        .where("outbox.kind", "suspense_refund")
        .select("id")
    )
    .limit(limit)) as Raw[]
  return rows.map(toDecision)
}
