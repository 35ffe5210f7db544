import { minor } from "@codex/kernel"
import type { Minor, Tx } from "@codex/kernel"
import { RETURNED } from "./changed-purchases"

/** A purchase as one line of a list. */
export interface LatestPurchase {
  id: string
  post_title: string
  buyer_name: string
  organization_id: string
  amount_minor: Minor
  returned_minor: Minor
  currency_code: string
  settled_at: Date
}

type RawLatest = Omit<LatestPurchase, "amount_minor" | "returned_minor"> &
  Record<"amount_minor" | "returned_minor", string>

const LATEST = `
  SELECT p.id, p.post_title, coalesce(nullif(p.buyer_name, ''), p.buyer_email)
      AS buyer_name, p.organization_id, p.amount_minor::text AS amount_minor,
    (${RETURNED})::text AS returned_minor, p.currency_code, p.settled_at
  FROM purchase p ORDER BY p.settled_at DESC, p.id DESC LIMIT ?`

/** The newest purchases; without a count of all, which would read all. */
export async function listLatestPurchases(
  tx: Tx,
  limit: number
): Promise<LatestPurchase[]> {
  const { rows } = await tx.raw<{ rows: RawLatest[] }>(LATEST, [limit])
  return rows.map((row) => ({
    ...row,
    amount_minor: minor(row.amount_minor),
    returned_minor: minor(row.returned_minor),
  }))
}
