import { minor } from "@codex/kernel"
import type { Minor, Tx } from "@codex/kernel"
import { DAY, RETURNED } from "./changed-purchases"

/** One organization's UTC day. */
export interface SellerDay {
  organization_id: string
  day: string
}

/** Everything sold of one post on one day. */
export interface SaleSum extends SellerDay {
  creator_id: string
  post_id: string
  currency_code: string
  sales: number
  buyers: number
  gross_minor: Minor
  refunded_minor: Minor
}

type Raw = Omit<SaleSum, "gross_minor" | "refunded_minor"> &
  Record<"gross_minor" | "refunded_minor", string>

/*
 * The half-open day is what the index on (organization_id, settled_at) reads.
 * Day by day (LATERAL): joined at once, a seller's every sale may be held
 * against each of his days, which is minutes for a big one.
 */
const SUMS = `
  SELECT d.organization_id, d.day::text AS day, s.*
  FROM (SELECT DISTINCT u.organization_id, u.day
      FROM unnest(?::text[], ?::date[]) AS u (organization_id, day)) d
  CROSS JOIN LATERAL (
    SELECT p.creator_id, p.post_id, p.currency_code, count(*)::int AS sales,
      count(DISTINCT p.customer_id)::int AS buyers,
      sum(p.amount_minor)::text AS gross_minor,
      sum(${RETURNED})::text AS refunded_minor
    FROM purchase p WHERE p.organization_id = d.organization_id
      AND p.settled_at >= d.day::timestamp AT TIME ZONE 'UTC'
      AND p.settled_at < (d.day + 1)::timestamp AT TIME ZONE 'UTC'
    GROUP BY p.creator_id, p.post_id, p.currency_code) s`

/**
 * Sales by post of these days, from the purchases themselves. What was given
 * back later counts for the day of its sale.
 */
export async function sumSales(
  tx: Tx,
  days: readonly SellerDay[]
): Promise<SaleSum[]> {
  if (days.length === 0) {
    return []
  }
  const { rows } = await tx.raw<{ rows: Raw[] }>(SUMS, [
    days.map((each) => each.organization_id),
    days.map((each) => each.day),
  ])
  return rows.map((row) => ({
    ...row,
    gross_minor: minor(row.gross_minor),
    refunded_minor: minor(row.refunded_minor),
  }))
}

/** Every day on which anybody sold anything. */
export async function listSellerDays(tx: Tx): Promise<SellerDay[]> {
  const { rows } = await tx.raw<{ rows: SellerDay[] }>(
    `SELECT DISTINCT p.organization_id, ${DAY}::text AS day FROM purchase p`
  )
  return rows
}
