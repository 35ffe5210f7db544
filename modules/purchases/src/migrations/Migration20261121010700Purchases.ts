import { Migration } from "@medusajs/framework/mikro-orm/migrations"
import { scopeSql } from "@codex/kernel"

const QUEUE = `
  attempts int NOT NULL DEFAULT 0,
  fence bigint NOT NULL DEFAULT 0,
  next_at timestamptz NOT NULL DEFAULT now(),
  lease_until timestamptz,
  finished_at timestamptz`

const INBOX = [
  `CREATE TABLE "inbox" (
    id text PRIMARY KEY,
    provider text NOT NULL,
    event_id text NOT NULL,
    type text NOT NULL,
    body text NOT NULL,
    signature text NOT NULL,
    payment_session_id text,
    state text NOT NULL DEFAULT 'pending'
      CHECK (state IN ('pending', 'done', 'skipped', 'parked')),
    reason text,
    received_at timestamptz NOT NULL DEFAULT now(),
    ${QUEUE},
    UNIQUE (provider, event_id)
  )`,
  `CREATE INDEX inbox_pending ON "inbox" (next_at) WHERE state = 'pending'`,
  `CREATE INDEX inbox_session ON "inbox" (payment_session_id)
    WHERE state = 'pending'`,
]

const OUTBOX = [
  `CREATE TABLE "outbox" (
    id text PRIMARY KEY,
    kind text NOT NULL,
    ref_id text NOT NULL,
    payload jsonb NOT NULL DEFAULT '{}',
    result jsonb,
    state text NOT NULL DEFAULT 'pending'
      CHECK (state IN ('pending', 'done', 'kept', 'failed')),
    last_error text,
    created_at timestamptz NOT NULL DEFAULT now(),
    ${QUEUE},
    UNIQUE (kind, ref_id)
  )`,
  `CREATE INDEX outbox_pending ON "outbox" (next_at) WHERE state = 'pending'`,
  `CREATE INDEX outbox_newest ON "outbox" (created_at DESC)`,
]

const CHECKOUT_LINE = [
  `CREATE TABLE "checkout_line" (
    id text PRIMARY KEY,
    customer_id text NOT NULL,
    organization_id text NOT NULL,
    creator_id text NOT NULL,
    post_id text NOT NULL,
    post_title text NOT NULL,
    post_slug text NOT NULL,
    variant_id text,
    amount_minor bigint NOT NULL CHECK (amount_minor >= 0),
    currency_code text NOT NULL CHECK (currency_code = lower(currency_code)),
    waterfall jsonb NOT NULL,
    terms_version int NOT NULL,
    validity_days int,
    supply_limit int,
    buyer_name text NOT NULL,
    buyer_email text NOT NULL,
    idempotency_key text NOT NULL,
    provider text NOT NULL,
    payment_collection_id text,
    payment_session_id text UNIQUE,
    provider_ref text,
    setup_until timestamptz,
    checked_at timestamptz,
    status text NOT NULL DEFAULT 'open'
      CHECK (status IN ('open', 'expired', 'failed', 'parked', 'paid')),
    failure_code text,
    expires_at timestamptz NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (customer_id, idempotency_key)
  )`,
  `CREATE UNIQUE INDEX checkout_line_provider_ref
    ON "checkout_line" (provider, provider_ref) WHERE provider_ref IS NOT NULL`,
  `CREATE INDEX checkout_line_open ON "checkout_line" (expires_at)
    WHERE status IN ('open', 'failed')`,
  `CREATE INDEX checkout_line_customer
    ON "checkout_line" (customer_id, post_id)`,
]

const PURCHASE = [
  `CREATE TABLE "purchase" (
    id text PRIMARY KEY,
    organization_id text NOT NULL,
    creator_id text NOT NULL,
    customer_id text NOT NULL,
    post_id text NOT NULL,
    post_title text NOT NULL,
    post_slug text NOT NULL,
    checkout_line_id text NOT NULL UNIQUE,
    payment_id text NOT NULL,
    provider text NOT NULL,
    amount_minor bigint NOT NULL CHECK (amount_minor >= 0),
    currency_code text NOT NULL CHECK (currency_code = lower(currency_code)),
    waterfall jsonb NOT NULL,
    terms_version int NOT NULL,
    buyer_name text NOT NULL,
    buyer_email text NOT NULL,
    state text NOT NULL DEFAULT 'paid' CHECK (state IN ('paid', 'refunded')),
    grant_id text,
    journal_id text,
    order_id text,
    paid_at timestamptz NOT NULL,
    settled_at timestamptz NOT NULL DEFAULT now(),
    ordered_at timestamptz,
    UNIQUE (payment_id, checkout_line_id)
  )`,
  `CREATE UNIQUE INDEX purchase_once ON "purchase" (customer_id, post_id)
    WHERE state = 'paid'`,
  `CREATE INDEX purchase_newest ON "purchase" (settled_at DESC, id DESC)`,
  `CREATE INDEX purchase_organization
    ON "purchase" (organization_id, settled_at DESC)`,
  `CREATE INDEX purchase_without_order ON "purchase" (settled_at)
    WHERE order_id IS NULL`,
]

const SUPPLY = [
  `CREATE TABLE "supply_counter" (
    post_id text PRIMARY KEY,
    organization_id text NOT NULL,
    "limit" int NOT NULL CHECK ("limit" >= 0),
    taken int NOT NULL DEFAULT 0 CHECK (taken >= 0),
    CONSTRAINT supply_counter_not_oversold CHECK (taken <= "limit"),
    UNIQUE (organization_id, post_id)
  )`,
  `CREATE TABLE "supply_claim" (
    id text PRIMARY KEY,
    organization_id text NOT NULL,
    post_id text NOT NULL,
    checkout_line_id text NOT NULL UNIQUE,
    state text NOT NULL DEFAULT 'reserved'
      CHECK (state IN ('reserved', 'sold', 'released')),
    expires_at timestamptz NOT NULL,
    FOREIGN KEY (organization_id, post_id)
      REFERENCES "supply_counter" (organization_id, post_id)
  )`,
  `CREATE INDEX supply_claim_reserved ON "supply_claim" (expires_at)
    WHERE state = 'reserved'`,
]

const POLICIES = [
  ...scopeSql("checkout_line", "customer"),
  ...scopeSql("purchase", "organization"),
  ...scopeSql("supply_counter", "organization"),
  ...scopeSql("supply_claim", "organization"),
]

/** Every exactly-once rule of the money path is a unique key below. */
export class Migration20261121010700Purchases extends Migration {
  override up(): void {
    const all = [INBOX, OUTBOX, CHECKOUT_LINE, PURCHASE, SUPPLY, POLICIES]
    for (const sql of all.flat()) {
      this.addSql(sql)
    }
  }

  override down(): void {
    for (const table of [
      "supply_claim",
      "supply_counter",
      "purchase",
      "checkout_line",
      "outbox",
      "inbox",
    ]) {
      this.addSql(`DROP TABLE IF EXISTS "${table}"`)
    }
  }
}
