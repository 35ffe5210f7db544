import type { Tx } from "@codex/kernel"
import type { SaleDay } from "../types"
import { toJson } from "./to-json"

/* What has not changed is not written: a turn reads whole days again. */
const PUT_SALE_DAYS = `
  INSERT INTO sale_day AS s (organization_id, creator_id, post_id, day,
    currency_code, sales, buyers, gross_minor, refunded_minor)
  SELECT r.* FROM jsonb_to_recordset(?::jsonb) AS r (organization_id text,
    creator_id text, post_id text, day date, currency_code text, sales int,
    buyers int, gross_minor bigint, refunded_minor bigint)
  ON CONFLICT (organization_id, creator_id, post_id, day, currency_code)
  DO UPDATE SET sales = excluded.sales, buyers = excluded.buyers,
    gross_minor = excluded.gross_minor, refunded_minor = excluded.refunded_minor
  WHERE (s.sales, s.buyers, s.gross_minor, s.refunded_minor) IS DISTINCT FROM
    (excluded.sales, excluded.buyers, excluded.gross_minor, excluded.refunded_minor)`

/* Day by day, as the sums themselves are asked for (purchases, sale-sums). */
const PUT_ORGANIZATION_DAYS = `
  INSERT INTO organization_day AS s (organization_id, day, currency_code, sales,
    gross_minor, refunded_minor)
  SELECT d.organization_id, d.day, t.* FROM (
    SELECT DISTINCT r.organization_id, r.day FROM jsonb_to_recordset(?::jsonb)
      AS r (organization_id text, day date)) d
  CROSS JOIN LATERAL (
    SELECT currency_code, sum(sales), sum(gross_minor), sum(refunded_minor)
    FROM sale_day x WHERE x.organization_id = d.organization_id
      AND x.day = d.day GROUP BY currency_code) t
  ON CONFLICT (organization_id, currency_code, day) DO UPDATE SET
    sales = excluded.sales, gross_minor = excluded.gross_minor,
    refunded_minor = excluded.refunded_minor
  WHERE (s.sales, s.gross_minor, s.refunded_minor) IS DISTINCT FROM
    (excluded.sales, excluded.gross_minor, excluded.refunded_minor)`

const PUT_SHOP_DAYS = `
  INSERT INTO shop_day AS s (day, currency_code, sales, gross_minor, refunded_minor)
  SELECT day, currency_code, sum(sales), sum(gross_minor), sum(refunded_minor)
  FROM sale_day WHERE day = ANY (?::date[]) GROUP BY day, currency_code
  ON CONFLICT (day, currency_code) DO UPDATE SET sales = excluded.sales,
    gross_minor = excluded.gross_minor, refunded_minor = excluded.refunded_minor
  WHERE (s.sales, s.gross_minor, s.refunded_minor) IS DISTINCT FROM
    (excluded.sales, excluded.gross_minor, excluded.refunded_minor)`

/**
 * Puts these sums in place of what was known of those days, and adds the days
 * of their organizations and of the platform up again. The sums are all of
 * their day, never additions.
 */
export async function putSaleDays(
  tx: Tx,
  sums: readonly SaleDay[]
): Promise<void> {
  if (sums.length === 0) {
    return
  }
  const rows = toJson(sums)
  await tx.raw(PUT_SALE_DAYS, [rows])
  await tx.raw(PUT_ORGANIZATION_DAYS, [rows])
  const days = [...new Set(sums.map(({ day }) => day))]
  await tx.raw(PUT_SHOP_DAYS, [days])
}
