import { scopeSql } from "@codex/kernel"
import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/*
 * Where money may be sent. `details` is sealed text that only the batch file
 * opens; people see `masked`. One destination in force per payee.
 */
const DESTINATION = [
  `CREATE TABLE payout_destination (
    id text PRIMARY KEY,
    organization_id text NOT NULL,
    payee_id text NOT NULL,
    provider text NOT NULL,
    holder_name text NOT NULL,
    country text NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
    currency_code text NOT NULL CHECK (currency_code ~ '^[a-z]{3}$'),
    masked text NOT NULL,
    details text,
    external_id text,
    ready boolean NOT NULL DEFAULT true,
    state text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'replaced')),
    usable_from timestamptz NOT NULL,
    created_by text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (organization_id, id)
  )`,
  `CREATE UNIQUE INDEX payout_destination_active
   ON payout_destination (organization_id, payee_id) WHERE state = 'active'`,
  `CREATE INDEX payout_destination_external
   ON payout_destination (external_id) WHERE external_id IS NOT NULL`,
]

const BATCH = `CREATE TABLE payout_batch (
  id text PRIMARY KEY,
  provider text NOT NULL,
  currency_code text NOT NULL CHECK (currency_code ~ '^[a-z]{3}$'),
  payouts integer NOT NULL CHECK (payouts > 0),
  total_minor bigint NOT NULL CHECK (total_minor > 0),
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
)`

/*
 * Money leaving a wallet. The id is the provider's idempotency key. Whoever
 * asked cannot be who approves; the database says so as well.
 */
const PAYOUT = [
  `CREATE TABLE payout (
    id text PRIMARY KEY,
    organization_id text NOT NULL,
    payee_id text NOT NULL,
    payee_name text NOT NULL,
    destination_id text NOT NULL,
    provider text NOT NULL,
    amount_minor bigint NOT NULL CHECK (amount_minor > 0),
    currency_code text NOT NULL CHECK (currency_code ~ '^[a-z]{3}$'),
    state text NOT NULL DEFAULT 'requested' CHECK (state IN ('requested',
      'approved', 'submitting', 'unknown', 'in_transit', 'paid', 'reversing',
      'returned', 'failed', 'rejected', 'canceled')),
    idempotency_key text NOT NULL,
    requested_by text NOT NULL,
    decided_by text,
    decided_at timestamptz,
    note text,
    reference text,
    failure text,
    external_id text,
    transfer_id text,
    batch_id text REFERENCES payout_batch (id),
    attempts integer NOT NULL DEFAULT 0,
    next_at timestamptz NOT NULL DEFAULT now(),
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    paid_at timestamptz,
    UNIQUE (organization_id, id),
    UNIQUE (organization_id, payee_id, idempotency_key),
    FOREIGN KEY (organization_id, destination_id)
      REFERENCES payout_destination (organization_id, id),
    CONSTRAINT payout_four_eyes CHECK (decided_by IS DISTINCT FROM requested_by
      OR decided_by IS NULL OR state IN ('rejected', 'canceled'))
  )`,
  `CREATE INDEX payout_queue ON payout (state, created_at)`,
  `CREATE INDEX payout_payee ON payout (organization_id, payee_id, created_at DESC)`,
  `CREATE INDEX payout_due ON payout (next_at)
   WHERE state IN ('approved', 'submitting', 'unknown', 'in_transit', 'reversing')`,
]

/** What happened to a payout, for its timeline; never changed. */
const EVENT = [
  `CREATE TABLE payout_event (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    organization_id text NOT NULL,
    payout_id text NOT NULL,
    state text NOT NULL,
    by text NOT NULL,
    note text,
    at timestamptz NOT NULL DEFAULT now(),
    FOREIGN KEY (organization_id, payout_id)
      REFERENCES payout (organization_id, id)
  )`,
  `CREATE INDEX payout_event_payout ON payout_event (payout_id, id)`,
]

/** Destinations, payouts and batches. */
export class Migration20261121124300PayoutRails extends Migration {
  override async up(): Promise<void> {
    const scoped = ["payout_destination", "payout", "payout_event"]
    const statements = [
      ...DESTINATION,
      BATCH,
      ...PAYOUT,
      ...EVENT,
      ...scoped.flatMap((table) => scopeSql(table, "organization")),
    ]
    statements.forEach((sql) => this.addSql(sql))
  }

  override async down(): Promise<void> {
    this.addSql(
      `DROP TABLE IF EXISTS payout_event, payout, payout_batch,
       payout_destination`
    )
  }
}
