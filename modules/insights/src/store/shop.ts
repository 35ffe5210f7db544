import type { Tx } from "@codex/kernel"
import type { CurrencyTakings, DayTakings, PostTakings } from "../types"
import { SUMS, toTakings } from "./takings"
import type { RawTakings } from "./takings"

interface RawTotals extends RawTakings {
  currency_code: string
  month_sales: number
  month_gross: string
  month_refunded: string
}

const TOTALS = `
  SELECT currency_code, ${SUMS},
    coalesce(sum(sales) FILTER (WHERE day >= ?::date), 0)::int AS month_sales,
    coalesce(sum(gross_minor) FILTER (WHERE day >= ?::date), 0)::text
      AS month_gross,
    coalesce(sum(refunded_minor) FILTER (WHERE day >= ?::date), 0)::text
      AS month_refunded
  FROM shop_day GROUP BY currency_code ORDER BY sum(sales) DESC, currency_code`

/** Everything ever sold and what was sold since a day, by currency. */
export async function shopTotals(
  tx: Tx,
  since: string
): Promise<CurrencyTakings[]> {
  const { rows } = await tx.raw<{ rows: RawTotals[] }>(TOTALS, [
    since,
    since,
    since,
  ])
  return rows.map((row) => ({
    currency_code: row.currency_code,
    all_time: toTakings(row),
    month: toTakings({
      sales: row.month_sales,
      gross_minor: row.month_gross,
      refunded_minor: row.month_refunded,
    }),
  }))
}

export interface ShopScope {
  currency: string
  from: string
  to: string
}

/** The platform's days on which something was sold, both ends included. */
export async function shopDays(
  tx: Tx,
  { currency, from, to }: ShopScope
): Promise<DayTakings[]> {
  const { rows } = await tx.raw<{ rows: (RawTakings & { day: string })[] }>(
    `SELECT day::text AS day, sales, gross_minor::text AS gross_minor,
       refunded_minor::text AS refunded_minor
     FROM shop_day WHERE currency_code = ? AND day BETWEEN ?::date AND ?::date
     ORDER BY day`,
    [currency, from, to]
  )
  return rows.map((row) => ({ day: row.day, ...toTakings(row) }))
}

/** The posts that brought the most, whoever sold them. */
export async function topPosts(
  tx: Tx,
  { currency, from, to, limit }: ShopScope & { limit: number }
): Promise<PostTakings[]> {
  const { rows } = await tx.raw<{
    rows: (RawTakings & Omit<PostTakings, keyof RawTakings>)[]
  }>(
    `SELECT post_id, organization_id, sum(buyers)::int AS buyers, ${SUMS}
     FROM sale_day WHERE currency_code = ? AND day BETWEEN ?::date AND ?::date
     GROUP BY organization_id, post_id
     ORDER BY sum(gross_minor - refunded_minor) DESC, sum(sales) DESC, post_id
     LIMIT ?`,
    [currency, from, to, limit]
  )
  return rows.map((row) => ({ ...row, ...toTakings(row) }))
}
