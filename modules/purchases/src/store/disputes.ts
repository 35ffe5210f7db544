import { minor, newId } from "@codex/kernel"
import type { Minor, Tx } from "@codex/kernel"

export type DisputeState =
  "inquiry" | "needs_response" | "under_review" | "won" | "lost" | "closed"

/** A buyer's bank contests a payment. */
export interface Dispute {
  id: string
  organization_id: string
  creator_id: string
  customer_id: string
  purchase_id: string
  provider: string
  provider_dispute_id: string
  payment_id: string
  rank: number
  state: DisputeState
  reason: string
  amount_minor: Minor
  fee_minor: Minor
  currency_code: string
  evidence_due_at: Date | null
  opened_at: Date
  closed_at: Date | null
  created_at: Date
}

export type DisputeInput = Omit<Dispute, "id" | "created_at">

interface Raw extends Omit<Dispute, "amount_minor" | "fee_minor"> {
  amount_minor: string
  fee_minor: string
}

const TABLE = "dispute"

const toDispute = (row: Raw): Dispute => ({
  ...row,
  amount_minor: minor(row.amount_minor),
  fee_minor: minor(row.fee_minor),
})

/** Follows the provider's dispute; a lower rank never overwrites a higher one. */
export async function keepDispute(tx: Tx, input: DisputeInput): Promise<void> {
  const row = {
    ...input,
    amount_minor: input.amount_minor.toString(),
    fee_minor: input.fee_minor.toString(),
  }
  await tx(TABLE)
    .insert({ id: newId("dsp"), ...row })
    .onConflict(["organization_id", "provider", "provider_dispute_id"])
    .merge({
      rank: row.rank,
      state: row.state,
      reason: row.reason,
      amount_minor: row.amount_minor,
      fee_minor: row.fee_minor,
      evidence_due_at: row.evidence_due_at,
      closed_at: row.closed_at,
    })
    .whereRaw("dispute.rank < excluded.rank")
}

export async function getDispute(
  tx: Tx,
  id: string
): Promise<Dispute | undefined> {
  const row = (await tx(TABLE).where({ id }).first()) as Raw | undefined
  return row && toDispute(row)
}

export async function listDisputes(
  tx: Tx,
  filter: {
    states?: readonly DisputeState[]
    purchaseId?: string
    limit: number
    offset: number
  }
): Promise<{ rows: Dispute[]; count: number }> {
  const query = tx(TABLE)
  if (filter.states) {
    void query.whereIn("state", [...filter.states])
  }
  if (filter.purchaseId) {
    void query.where({ purchase_id: filter.purchaseId })
  }
  const total = await query.clone().count<{ count: string }[]>("* as count")
  const rows = (await query
    .orderBy([
      { column: "opened_at", order: "desc" },
      { column: "id", order: "desc" },
    ])
    .limit(filter.limit)
    .offset(filter.offset)) as Raw[]
  return { rows: rows.map(toDispute), count: Number(total[0]?.count ?? 0) }
}
