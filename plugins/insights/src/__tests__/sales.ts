import { withPlatform, type Tx } from "@codex/kernel"
import { createTestDatabase, type TestDatabase } from "@codex/kernel/testing"
import { allMigrations } from "../../../checkout/src/__tests__/all-migrations"
import { pullSales } from "../pull/pull-sales"

const PATIENCE_MS = 60_000
const PAUSE_MS = 25

export const openSales = async (): Promise<TestDatabase> =>
  createTestDatabase(await allMigrations())

export const within = <T>(db: TestDatabase, fn: (tx: Tx) => Promise<T>) =>
  withPlatform(db.pg, "test", fn)

export interface Sold {
  organization: string
  creator?: string
  post?: string
  customer?: string
  day?: string
  amount?: number
  currency?: string
}

let serial = 0

/**
 * A purchase as it stands after its capture. `ended`, so that one customer
 * may buy one post as often as a test likes.
 */
export async function sell(tx: Tx, sold: Sold): Promise<string> {
  serial += 1
  const id = `pur_${String(serial).padStart(8, "0")}`
  await tx("purchase").insert({
    id,
    organization_id: sold.organization,
    creator_id: sold.creator ?? "cr_1",
    customer_id: sold.customer ?? "cus_1",
    post_id: sold.post ?? "post_1",
    post_title: "A film",
    post_slug: "a-film",
    checkout_line_id: `line_${id}`,
    payment_id: `pay_${id}`,
    provider: "demo",
    amount_minor: sold.amount ?? 1_000,
    currency_code: sold.currency ?? "usd",
    waterfall: "{}",
    terms_version: 1,
    buyer_name: "Ada",
    buyer_email: "ada@example.com",
    state: "ended",
    paid_at: `${sold.day ?? "2026-03-01"}T12:00:00Z`,
    settled_at: `${sold.day ?? "2026-03-01"}T12:00:00Z`,
  })
  return id
}

export const change = (tx: Tx, id: string, set: Record<string, unknown>) =>
  tx("purchase").where({ id }).update(set)

const BEHIND = `select exists (select from purchase p, insight_watermark w
  where (p.changed_xid, p.id) > (w.xid, w.id)
    or w.xid >= pg_snapshot_xmax(pg_current_snapshot())) as behind`

async function isBehind(db: TestDatabase): Promise<boolean> {
  const { rows } = await db.superuser.raw(BEHIND)
  return rows[0].behind as boolean
}

/**
 * Pulls until there is nothing left. Transactions of other databases of this
 * server hold the watermark back as long as they are open, so it asks again.
 */
export async function pullAll(db: TestDatabase, limit = 500): Promise<void> {
  const until = Date.now() + PATIENCE_MS
  while (await isBehind(db)) {
    if (Date.now() > until) {
      throw new Error("a transaction of this server stays open")
    }
    const taken = await within(db, (tx) => pullSales(tx, limit))
    if (taken === 0 && (await isBehind(db))) {
      await new Promise((done) => setTimeout(done, PAUSE_MS))
    }
  }
}

const lines = async (db: TestDatabase, sql: string): Promise<string[]> => {
  const { rows } = await db.superuser.raw<{ rows: { line: string }[] }>(sql)
  return rows.map(({ line }) => line).sort()
}

const BACK = `case when dispute_state = 'lost' then amount_minor
  else refunded_minor end`

/** What a person would ask of the purchases, without days and watermarks. */
export const truth = async (db: TestDatabase) => ({
  seller: await lines(
    db,
    `select concat_ws(' ', organization_id, creator_id, post_id,
       to_char(settled_at at time zone 'UTC', 'YYYY-MM-DD'), currency_code,
       count(*), count(distinct customer_id), sum(amount_minor), sum(${BACK})) as line
     from purchase group by organization_id, creator_id, post_id,
       to_char(settled_at at time zone 'UTC', 'YYYY-MM-DD'), currency_code`
  ),
  organization: await lines(
    db,
    `select concat_ws(' ', organization_id,
       to_char(settled_at at time zone 'UTC', 'YYYY-MM-DD'),
       currency_code, count(*), sum(amount_minor), sum(${BACK})) as line
     from purchase group by organization_id,
       to_char(settled_at at time zone 'UTC', 'YYYY-MM-DD'), currency_code`
  ),
  shop: await lines(
    db,
    `select concat_ws(' ', to_char(settled_at at time zone 'UTC', 'YYYY-MM-DD'),
       currency_code, count(*), sum(amount_minor), sum(${BACK})) as line
     from purchase
     group by to_char(settled_at at time zone 'UTC', 'YYYY-MM-DD'), currency_code`
  ),
  events: await lines(
    db,
    `select concat_ws(' ', id, amount_minor, ${BACK}) as line from purchase`
  ),
})

/** The same, as it was added up. */
export const known = async (db: TestDatabase) => ({
  seller: await lines(
    db,
    `select concat_ws(' ', organization_id, creator_id, post_id, day,
       currency_code, sales, buyers, gross_minor, refunded_minor) as line
     from sale_day`
  ),
  organization: await lines(
    db,
    `select concat_ws(' ', organization_id, day, currency_code, sales,
       gross_minor, refunded_minor) as line from organization_day`
  ),
  shop: await lines(
    db,
    `select concat_ws(' ', day, currency_code, sales, gross_minor,
       refunded_minor) as line from shop_day`
  ),
  events: await lines(
    db,
    `select concat_ws(' ', ref_id,
       sum(amount_minor) filter (where kind = 'sale'),
       coalesce(sum(amount_minor) filter (where kind = 'refund'), 0)) as line
     from insight_event group by ref_id`
  ),
})
