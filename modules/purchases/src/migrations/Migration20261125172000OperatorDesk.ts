import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const REFUND_REQUEST = [
  // How a failed refund ended; the request itself says what the provider said.
  `ALTER TABLE "refund_request"
    ADD COLUMN resolution text
      CHECK (resolution IN ('retried', 'paid_outside', 'given_up')),
    ADD COLUMN resolution_note text NOT NULL DEFAULT '',
    ADD COLUMN resolved_by text,
    ADD COLUMN resolved_at timestamptz,
    ADD COLUMN retry_of text,
    ADD CONSTRAINT refund_request_resolved_whole CHECK (
      num_nulls(resolution, resolved_by, resolved_at) IN (0, 3)),
    ADD CONSTRAINT refund_request_resolved_when_over CHECK (
      resolution IS NULL OR state IN ('failed', 'succeeded')),
    ADD CONSTRAINT refund_request_resolved_with_reason CHECK (
      coalesce(resolution, 'retried') = 'retried'
      OR length(resolution_note) >= 3)`,
  `CREATE UNIQUE INDEX refund_request_retried_once
    ON "refund_request" (organization_id, retry_of) WHERE retry_of IS NOT NULL`,
]

const DECISION = [
  `CREATE TABLE "suspense_decision" (
    id text PRIMARY KEY,
    provider text NOT NULL,
    payment_id text NOT NULL,
    action text NOT NULL CHECK (action IN ('match', 'give_back', 'write_off')),
    state text NOT NULL CHECK (state IN
      ('approved', 'submitting', 'unknown', 'done', 'failed')),
    amount_minor bigint NOT NULL CHECK (amount_minor <> 0),
    currency_code text NOT NULL CHECK (currency_code = lower(currency_code)),
    checkout_line_id text,
    provider_refund_id text,
    failure_code text,
    note text NOT NULL DEFAULT '',
    decided_by text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    submitted_at timestamptz,
    finished_at timestamptz,
    FOREIGN KEY (provider, payment_id)
      REFERENCES "payment_object" (provider, object_id),
    CONSTRAINT suspense_decision_line CHECK (
      (action = 'match') = (checkout_line_id IS NOT NULL)),
    CONSTRAINT suspense_decision_reason CHECK (
      action <> 'write_off' OR length(note) >= 3),
    CONSTRAINT suspense_decision_gives CHECK (
      action = 'write_off' OR amount_minor > 0)
  )`,
  // Two operators at once: one decides. What is matched or written off stays so.
  `CREATE UNIQUE INDEX suspense_decision_one_open
    ON "suspense_decision" (provider, payment_id)
    WHERE state IN ('approved', 'submitting', 'unknown')`,
  `CREATE UNIQUE INDEX suspense_decision_one_standing
    ON "suspense_decision" (provider, payment_id)
    WHERE state = 'done' AND action IN ('match', 'write_off')`,
]

/** What the operator decides about failed refunds and unclaimed money. */
export class Migration20261125172000OperatorDesk extends Migration {
  override up(): void {
    for (const sql of [...REFUND_REQUEST, ...DECISION]) {
      this.addSql(sql)
    }
  }

  override down(): void {
    this.addSql(`DROP TABLE IF EXISTS "suspense_decision"`)
    this.addSql(`DROP INDEX IF EXISTS refund_request_retried_once`)
    this.addSql(`ALTER TABLE "refund_request"
      DROP COLUMN IF EXISTS resolution CASCADE,
      DROP COLUMN IF EXISTS resolution_note CASCADE,
      DROP COLUMN IF EXISTS resolved_by CASCADE,
      DROP COLUMN IF EXISTS resolved_at CASCADE,
      DROP COLUMN IF EXISTS retry_of`)
  }
}
