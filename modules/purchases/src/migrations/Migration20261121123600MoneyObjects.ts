import { scopeSql } from "@codex/kernel"
import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const PURCHASE = [
  `ALTER TABLE "purchase"
    ADD COLUMN refunded_minor bigint NOT NULL DEFAULT 0,
    ADD COLUMN processing_fee_minor bigint CHECK (processing_fee_minor >= 0),
    ADD COLUMN dispute_state text CHECK (dispute_state IN
      ('needs_response', 'under_review', 'won', 'lost')),
    ADD CONSTRAINT purchase_refunded_at_most_paid
      CHECK (refunded_minor BETWEEN 0 AND amount_minor),
    ADD CONSTRAINT purchase_organization_unique UNIQUE (organization_id, id)`,
]

/*
 * What providers have told us, one row per object of theirs. A higher rank
 * replaces a lower one and never the other way round (RELIABILITY §0 rule 3).
 */
const PAYMENT_OBJECT = [
  `CREATE TABLE "payment_object" (
    provider text NOT NULL,
    object_id text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('payment', 'refund', 'dispute', 'fee')),
    payment_id text NOT NULL,
    rank int NOT NULL CHECK (rank >= 0),
    state text NOT NULL,
    amount_minor bigint NOT NULL CHECK (amount_minor >= 0),
    currency_code text NOT NULL CHECK (currency_code = lower(currency_code)),
    data jsonb NOT NULL DEFAULT '{}',
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (provider, object_id)
  )`,
  `CREATE INDEX payment_object_payment
    ON "payment_object" (provider, payment_id)`,
]

const OPEN = `state IN ('requested', 'escalated', 'approved', 'submitting', 'unknown')`

const REFUND_REQUEST = [
  `CREATE TABLE "refund_request" (
    id text PRIMARY KEY,
    organization_id text NOT NULL,
    creator_id text NOT NULL,
    customer_id text NOT NULL,
    purchase_id text,
    checkout_line_id text NOT NULL,
    payment_id text NOT NULL,
    provider text NOT NULL,
    origin text NOT NULL
      CHECK (origin IN ('buyer', 'creator', 'operator', 'automatic')),
    reason_code text NOT NULL,
    reason text NOT NULL DEFAULT '',
    amount_minor bigint NOT NULL CHECK (amount_minor > 0),
    currency_code text NOT NULL CHECK (currency_code = lower(currency_code)),
    state text NOT NULL CHECK (state IN ('requested', 'escalated', 'approved',
      'submitting', 'unknown', 'succeeded', 'failed', 'declined')),
    policy jsonb NOT NULL DEFAULT '{}',
    decided_by_kind text,
    decided_by text,
    decision_note text,
    provider_refund_id text,
    failure_code text,
    escalate_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT now(),
    decided_at timestamptz,
    submitted_at timestamptz,
    finished_at timestamptz,
    FOREIGN KEY (organization_id, purchase_id)
      REFERENCES "purchase" (organization_id, id)
  )`,
  // One open refund at a time: two deciders cannot give the money back twice.
  `CREATE UNIQUE INDEX refund_request_one_open
    ON "refund_request" (organization_id, purchase_id) WHERE ${OPEN}`,
  `CREATE UNIQUE INDEX refund_request_automatic_once
    ON "refund_request" (organization_id, payment_id)
    WHERE origin = 'automatic'`,
  `CREATE INDEX refund_request_open ON "refund_request" (created_at)
    WHERE ${OPEN}`,
  `CREATE INDEX refund_request_purchase ON "refund_request" (purchase_id)`,
  `CREATE INDEX refund_request_payment ON "refund_request" (payment_id)`,
  `CREATE TABLE "refund_policy" (
    organization_id text PRIMARY KEY,
    window_days int NOT NULL CHECK (window_days BETWEEN 0 AND 365),
    auto_days int NOT NULL CHECK (auto_days BETWEEN 0 AND 365),
    auto_percent int NOT NULL CHECK (auto_percent BETWEEN 0 AND 100),
    escalate_hours int NOT NULL CHECK (escalate_hours BETWEEN 1 AND 720),
    updated_at timestamptz NOT NULL DEFAULT now()
  )`,
]

const DISPUTE = [
  `CREATE TABLE "dispute" (
    id text PRIMARY KEY,
    organization_id text NOT NULL,
    creator_id text NOT NULL,
    customer_id text NOT NULL,
    purchase_id text NOT NULL,
    provider text NOT NULL,
    provider_dispute_id text NOT NULL,
    payment_id text NOT NULL,
    rank int NOT NULL,
    state text NOT NULL CHECK (state IN
      ('inquiry', 'needs_response', 'under_review', 'won', 'lost', 'closed')),
    reason text NOT NULL DEFAULT '',
    amount_minor bigint NOT NULL CHECK (amount_minor >= 0),
    fee_minor bigint NOT NULL DEFAULT 0,
    currency_code text NOT NULL CHECK (currency_code = lower(currency_code)),
    evidence_due_at timestamptz,
    opened_at timestamptz NOT NULL,
    closed_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (organization_id, provider, provider_dispute_id),
    FOREIGN KEY (organization_id, purchase_id)
      REFERENCES "purchase" (organization_id, id)
  )`,
  `CREATE INDEX dispute_newest ON "dispute" (opened_at DESC, id DESC)`,
  `CREATE INDEX dispute_purchase ON "dispute" (purchase_id)`,
]

/* One open alert per finding; it closes when the finding is gone. */
const MONEY_ALERT = [
  `CREATE TABLE "money_alert" (
    id text PRIMARY KEY,
    code text NOT NULL,
    subject text NOT NULL,
    detail text NOT NULL,
    first_seen_at timestamptz NOT NULL DEFAULT now(),
    last_seen_at timestamptz NOT NULL DEFAULT now(),
    resolved_at timestamptz
  )`,
  `CREATE UNIQUE INDEX money_alert_open ON "money_alert" (code, subject)
    WHERE resolved_at IS NULL`,
]

const POLICIES = ["refund_request", "refund_policy", "dispute"].flatMap(
  (table) => scopeSql(table, "organization")
)

/** Refunds, disputes and what providers said about payments. */
export class Migration20261121123600MoneyObjects extends Migration {
  override up(): void {
    const all = [
      PURCHASE,
      PAYMENT_OBJECT,
      REFUND_REQUEST,
      DISPUTE,
      MONEY_ALERT,
      POLICIES,
    ]
    for (const sql of all.flat()) {
      this.addSql(sql)
    }
  }

  override down(): void {
    for (const table of [
      "money_alert",
      "dispute",
      "refund_policy",
      "refund_request",
      "payment_object",
    ]) {
      this.addSql(`DROP TABLE IF EXISTS "${table}"`)
    }
    this.addSql(`ALTER TABLE "purchase"
      DROP CONSTRAINT IF EXISTS purchase_organization_unique,
      DROP COLUMN IF EXISTS refunded_minor,
      DROP COLUMN IF EXISTS processing_fee_minor,
      DROP COLUMN IF EXISTS dispute_state`)
  }
}
