import { withPlatform, type Pg } from "@codex/kernel"

export const SELLER = "org_big"
export const SALES = 400_000
const OTHERS = 100_000
const SELLERS = 2_000
const POSTS = 5
export const DAYS = 365

/* Spread over a year: a day of the big seller has eleven hundred sales. */
const SELL = `
  INSERT INTO purchase (id, organization_id, creator_id, customer_id, post_id,
    post_title, post_slug, checkout_line_id, payment_id, provider,
    amount_minor, refunded_minor, currency_code, waterfall, terms_version,
    buyer_name, buyer_email, state, paid_at, settled_at)
  SELECT prefix || n, organization, 'cr_' || n % ${POSTS}, 'cus_' || n % 50021,
    'post_' || organization || '_' || n % ${POSTS}, 'A film', 'a-film',
    'line_' || prefix || n, 'pay_' || prefix || n, 'demo', 1999,
    CASE WHEN n % 40 = 0 THEN 1999 ELSE 0 END, 'usd', '{}', 1, 'Ada',
    'ada@example.com', 'ended', at, at
  FROM (
    SELECT n, ?::text AS prefix,
      CASE WHEN ?::int = 1 THEN '${SELLER}' ELSE 'org_' || n % ?::int END
        AS organization,
      now() - make_interval(secs => (n % (${DAYS} * 1000))::float8 * 86.4) AS at
    FROM generate_series(?::int, ?::int) AS n) made`

/** The application's login may take 15 s a statement, on any machine. */
const AT_ONCE = 50_000

async function sell(pg: Pg, made: [string, number], count: number) {
  const [prefix, sellers] = made
  for (let from = 1; from <= count; from += AT_ONCE) {
    const to = Math.min(from + AT_ONCE - 1, count)
    await withPlatform(pg, "bench: sell", (tx) =>
      tx.raw(SELL, [prefix, sellers, sellers, from, to])
    )
  }
}

/** Sales of one big seller among many small ones. */
export async function sellMuch(pg: Pg): Promise<void> {
  await sell(pg, ["pur_big_", 1], SALES)
  await sell(pg, ["pur_", SELLERS], OTHERS)
}

/** What a dashboard would ask without sums. */
export const RAW_SERIES = `
  SELECT (settled_at AT TIME ZONE 'UTC')::date::text AS day,
    count(*)::int AS sales, sum(amount_minor)::text AS gross_minor,
    sum(CASE WHEN dispute_state = 'lost' THEN amount_minor
      ELSE refunded_minor END)::text AS refunded_minor
  FROM purchase WHERE organization_id = ? AND currency_code = 'usd'
    AND settled_at >= ?::date::timestamp AT TIME ZONE 'UTC'
  GROUP BY 1 ORDER BY 1`
