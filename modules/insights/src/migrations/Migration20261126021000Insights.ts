import { appendOnlySql, scopeSql } from "@codex/kernel"
import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const CURRENCY = `currency_code text NOT NULL
  CHECK (currency_code = lower(currency_code))`

const TAKINGS = `
  sales int NOT NULL CHECK (sales >= 0),
  gross_minor bigint NOT NULL CHECK (gross_minor >= 0),
  refunded_minor bigint NOT NULL
    CHECK (refunded_minor BETWEEN 0 AND gross_minor)`

const EVENT = [
  `CREATE TABLE insight_event (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN
      ('sale', 'refund', 'dispute', 'view', 'play', 'completion')),
    occurred_at timestamptz NOT NULL,
    organization_id text NOT NULL,
    creator_id text NOT NULL,
    post_id text NOT NULL,
    customer_id text,
    currency_code text CHECK (currency_code = lower(currency_code)),
    amount_minor bigint,
    ref_id text,
    idem text NOT NULL,
    UNIQUE (organization_id, idem),
    CHECK ((currency_code IS NULL) = (amount_minor IS NULL))
  )`,
  `CREATE INDEX insight_event_refunds ON insight_event (organization_id, ref_id)
    WHERE kind = 'refund'`,
]

const DAYS = [
  `CREATE TABLE sale_day (
    organization_id text NOT NULL,
    creator_id text NOT NULL,
    post_id text NOT NULL,
    day date NOT NULL,
    ${CURRENCY},
    buyers int NOT NULL,
    ${TAKINGS},
    PRIMARY KEY (organization_id, creator_id, post_id, day, currency_code),
    CONSTRAINT sale_day_buyers CHECK (buyers BETWEEN 0 AND sales)
  )`,
  // A seller's dashboard is read from the index alone, in the order of days.
  `CREATE INDEX sale_day_of_organization ON sale_day (organization_id, day)
    INCLUDE (creator_id, currency_code, sales, gross_minor, refunded_minor)`,
  // Whoever asks for all sellers has no use for a key that begins with one.
  `CREATE INDEX sale_day_of_all ON sale_day (day, currency_code)`,
  `CREATE TABLE organization_day (
    organization_id text NOT NULL,
    day date NOT NULL,
    ${CURRENCY},
    ${TAKINGS},
    PRIMARY KEY (organization_id, currency_code, day)
  )`,
  `CREATE TABLE shop_day (
    day date NOT NULL,
    ${CURRENCY},
    ${TAKINGS},
    PRIMARY KEY (day, currency_code)
  )`,
]

const WATERMARK = [
  `CREATE TABLE insight_watermark (
    name text PRIMARY KEY,
    xid xid8 NOT NULL,
    id text NOT NULL DEFAULT ''
  )`,
  `INSERT INTO insight_watermark (name, xid) VALUES ('sales', '0')`,
]

const POLICIES = [
  ...scopeSql("insight_event", "organization"),
  ...scopeSql("sale_day", "organization"),
  ...scopeSql("organization_day", "organization"),
  ...appendOnlySql("insight_event"),
]

/** Sales by day, and the events they came from (docs/adr/0024). */
export class Migration20261126021000Insights extends Migration {
  override up(): void {
    for (const sql of [...EVENT, ...DAYS, ...WATERMARK, ...POLICIES]) {
      this.addSql(sql)
    }
  }

  override down(): void {
    for (const table of [
      "insight_watermark",
      "shop_day",
      "organization_day",
      "sale_day",
      "insight_event",
    ]) {
      this.addSql(`DROP TABLE IF EXISTS ${table}`)
    }
    this.addSql(`DROP FUNCTION IF EXISTS insight_event_append_only()`)
  }
}
