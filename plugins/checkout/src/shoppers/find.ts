import { LIVE_GRANT } from "@codex/entitlements"
import { likeText, type Tx } from "@codex/kernel"
import { RETURNED, SPENT } from "@codex/purchases"
import type { ShoppersQuery } from "../contract"

/* A guest goes by the name they bought with. */
const NAMED = `(c.email ILIKE :like
  OR concat_ws(' ', c.first_name, c.last_name) ILIKE :like
  OR c.id IN (SELECT p.customer_id FROM purchase p
    WHERE p.buyer_name ILIKE :like))`

const OWNS = `EXISTS (SELECT FROM entitlement_grant g
  WHERE g.customer_id = c.id AND ${LIVE_GRANT})`

/*
 * Dollars and euros are not added up: by what was spent is by what was spent
 * in the currency of most of the latest sales.
 */
const SUMS = `SELECT p.customer_id, max(p.paid_at) AS last_paid_at,
    sum(${SPENT}) FILTER (WHERE p.currency_code = (
      SELECT m.currency_code FROM (
        SELECT n.currency_code FROM purchase n WHERE n.amount_minor > 0
        ORDER BY n.settled_at DESC, n.id DESC LIMIT 1000) m
      GROUP BY m.currency_code ORDER BY count(*) DESC, m.currency_code LIMIT 1
    )) AS spent
  FROM purchase p WHERE p.amount_minor > 0 GROUP BY p.customer_id`

type Narrowed = Pick<ShoppersQuery, "bought" | "from" | "until">

/** Whether somebody paid, or got money back, between the days if there are any. */
function paid({ bought, from, until }: Narrowed): string {
  const terms = [
    "p.customer_id = c.id AND p.amount_minor > 0",
    bought === "refunded" && `(${RETURNED}) > 0`,
    from && "p.paid_at >= :from::timestamp AT TIME ZONE 'UTC'",
    until && "p.paid_at < (:until::date + 1)::timestamp AT TIME ZONE 'UTC'",
  ]
  const exists = `EXISTS (SELECT FROM purchase p
    WHERE ${terms.filter(Boolean).join(" AND ")})`
  return bought === "no" ? `NOT ${exists}` : exists
}

function matching(tx: Tx, { q, account, owns, ...query }: ShoppersQuery) {
  const found = tx("customer as c").whereNull("c.deleted_at")
  if (q) {
    void found.whereRaw(NAMED, { like: likeText(q) })
  }
  if (account) {
    void found.where("c.has_account", account === "registered")
  }
  const { bought, from = null, until = null } = query
  if (bought ?? from ?? until) {
    void found.whereRaw(paid(query), { from, until })
  }
  if (owns) {
    void found.whereRaw(owns === "yes" ? OWNS : `NOT ${OWNS}`)
  }
  return found
}

/* One statement, since a search reads every name: who is next, and of how many. */
function onePage(tx: Tx, query: ShoppersQuery) {
  const { order = "-created_at", limit, offset } = query
  const column = order.replace("-", "")
  const found = matching(tx, query)
  if (column !== "created_at") {
    void found.joinRaw(`LEFT JOIN (${SUMS}) s ON s.customer_id = c.id`)
  }
  return found
    .orderByRaw(
      `${column} ${order.startsWith("-") ? "DESC" : "ASC"} NULLS LAST, c.id`
    )
    .limit(limit)
    .offset(offset)
    .select<{ id: string; total: string }[]>(
      "c.id",
      tx.raw("count(*) OVER () AS total")
    )
}

/** Who fits, in order and by page, and how many there are in all. */
export async function findShoppers(
  tx: Tx,
  query: ShoppersQuery
): Promise<{ ids: string[]; count: number }> {
  const rows = await onePage(tx, query)
  // A page behind the last one says nothing of those before it.
  const [first] =
    rows.length > 0 || query.offset === 0
      ? rows
      : await onePage(tx, { ...query, limit: 1, offset: 0 })
  return { ids: rows.map(({ id }) => id), count: Number(first?.total ?? 0) }
}
