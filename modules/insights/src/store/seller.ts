import type { Tx } from "@codex/kernel"
import type {
  DayTakings,
  PostDayTakings,
  PostTakings,
  SellerScope,
} from "../types"
import { SUMS, toTakings } from "./takings"
import type { RawTakings } from "./takings"

type Raw<T> = RawTakings & Omit<T, keyof RawTakings>

/* Row-level security would do for the organization; the index wants it said. */
const MINE = `organization_id = ? AND (?::text IS NULL OR creator_id = ?)
  AND currency_code = ? AND day BETWEEN ?::date AND ?::date`

const bound = (scope: SellerScope) => {
  const creator = scope.creatorId ?? null
  const { organizationId, currency, from, to } = scope
  return [organizationId, creator, creator, currency, from, to]
}

const DAYS_OF_ORGANIZATION = `
  SELECT d.day::text AS day, sales, gross_minor::text AS gross_minor,
    refunded_minor::text AS refunded_minor
  FROM organization_day d WHERE organization_id = ? AND currency_code = ?
    AND d.day BETWEEN ?::date AND ?::date ORDER BY d.day`

const DAYS_OF_CREATOR = `
  SELECT d.day::text AS day, ${SUMS} FROM sale_day d WHERE ${MINE}
  GROUP BY d.day ORDER BY d.day`

/** A seller's days on which something was sold, both ends included. */
export async function sellerDays(
  tx: Tx,
  scope: SellerScope
): Promise<DayTakings[]> {
  const { creatorId, organizationId, currency, from, to } = scope
  const { rows } = await (creatorId
    ? tx.raw<{ rows: Raw<DayTakings>[] }>(DAYS_OF_CREATOR, bound(scope))
    : tx.raw<{ rows: Raw<DayTakings>[] }>(DAYS_OF_ORGANIZATION, [
        organizationId,
        currency,
        from,
        to,
      ]))
  return rows.map((row) => ({ day: row.day, ...toTakings(row) }))
}

/** More is a spreadsheet's (`sellerPostDays`). */
const MOST_POSTS = 200

/** What the posts that sold most brought, the first first. */
export async function sellerPosts(
  tx: Tx,
  scope: SellerScope
): Promise<PostTakings[]> {
  const { rows } = await tx.raw<{ rows: Raw<PostTakings>[] }>(
    `SELECT post_id, organization_id, sum(buyers)::int AS buyers, ${SUMS}
     FROM sale_day WHERE ${MINE} GROUP BY organization_id, post_id
     ORDER BY sum(gross_minor - refunded_minor) DESC, sum(sales) DESC, post_id
     LIMIT ${String(MOST_POSTS)}`,
    bound(scope)
  )
  return rows.map((row) => ({ ...row, ...toTakings(row) }))
}

/** Each post's days, for a spreadsheet. */
export async function sellerPostDays(
  tx: Tx,
  scope: SellerScope
): Promise<PostDayTakings[]> {
  const { rows } = await tx.raw<{ rows: Raw<PostDayTakings>[] }>(
    `SELECT day::text AS day, post_id, sum(buyers)::int AS buyers, ${SUMS}
     FROM sale_day WHERE ${MINE} GROUP BY day, post_id
     ORDER BY sale_day.day, post_id`,
    bound(scope)
  )
  return rows.map((row) => ({ ...row, ...toTakings(row) }))
}
