import { minor, type Minor, type Tx } from "@codex/kernel"
import { RETURNED } from "./changed-purchases"

/** What somebody paid in one currency, without what went back to them. */
export interface BuyerSum {
  customer_id: string
  currency_code: string
  spent_minor: Minor
  /** Purchases that cost something. */
  paid: number
  last_paid_at: Date | null
  /** As they called themselves last; a guest has no other name. */
  buyer_name: string | null
}

/** Minor units that somebody paid and did not get back. */
export const SPENT = `p.amount_minor - (${RETURNED})`

const SUMS = `
  SELECT p.customer_id, p.currency_code, sum(${SPENT})::text AS spent_minor,
    count(*) FILTER (WHERE p.amount_minor > 0)::int AS paid,
    max(p.paid_at) FILTER (WHERE p.amount_minor > 0) AS last_paid_at,
    (array_agg(p.buyer_name ORDER BY p.paid_at DESC)
      FILTER (WHERE p.buyer_name <> ''))[1] AS buyer_name
  FROM purchase p WHERE p.customer_id = ANY(?)
  GROUP BY p.customer_id, p.currency_code
  ORDER BY p.customer_id, p.currency_code`

type Raw = Omit<BuyerSum, "spent_minor"> & { spent_minor: string }

/** The purchases of these customers, added up by customer and currency. */
export async function sumBuyers(
  tx: Tx,
  customerIds: readonly string[]
): Promise<BuyerSum[]> {
  const { rows } = await tx.raw<{ rows: Raw[] }>(SUMS, [[...customerIds]])
  return rows.map((row) => ({ ...row, spent_minor: minor(row.spent_minor) }))
}
