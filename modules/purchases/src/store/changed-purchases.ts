import { minor } from "@codex/kernel"
import type { Minor, Tx } from "@codex/kernel"

/** How far somebody has read; one transaction may have changed many rows. */
export interface ChangeMark {
  xid: string
  id: string
}

export interface ChangedPurchase {
  id: string
  organization_id: string
  creator_id: string
  customer_id: string
  post_id: string
  currency_code: string
  amount_minor: Minor
  returned_minor: Minor
  /** UTC day on which it was settled: the day a sale counts for. */
  day: string
  settled_at: Date
  changed_xid: string
}

type Raw = Omit<ChangedPurchase, "amount_minor" | "returned_minor"> &
  Record<"amount_minor" | "returned_minor", string>

/** A lost dispute takes what refunds have left. */
export const RETURNED = `CASE WHEN p.dispute_state = 'lost'
  THEN p.amount_minor ELSE p.refunded_minor END`

export const DAY = `(p.settled_at AT TIME ZONE 'UTC')::date`

/*
 * Ids and times commit out of order; a transaction below the oldest one that
 * is still open has committed for good, so nothing can appear behind the mark.
 */
const CHANGED = `
  SELECT p.id, p.organization_id, p.creator_id, p.customer_id, p.post_id,
    p.currency_code, p.amount_minor::text AS amount_minor,
    (${RETURNED})::text AS returned_minor, ${DAY}::text AS day, p.settled_at,
    p.changed_xid::text AS changed_xid
  FROM purchase p
  WHERE (p.changed_xid, p.id) > (?::xid8, ?::text)
    AND p.changed_xid < pg_snapshot_xmin(pg_current_snapshot())
  ORDER BY p.changed_xid, p.id LIMIT ?`

/** Purchases that are new or whose numbers have changed since the mark. */
export async function listChangedPurchases(
  tx: Tx,
  { after, limit }: { after: ChangeMark; limit: number }
): Promise<{ rows: ChangedPurchase[]; mark: ChangeMark }> {
  const { rows } = await tx.raw<{ rows: Raw[] }>(CHANGED, [
    after.xid,
    after.id,
    limit,
  ])
  const last = rows.at(-1)
  return {
    rows: rows.map((row) => ({
      ...row,
      amount_minor: minor(row.amount_minor),
      returned_minor: minor(row.returned_minor),
    })),
    mark: last ? { xid: last.changed_xid, id: last.id } : after,
  }
}
