import { appendOnlySql } from "@codex/kernel"
import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const EVENT = `CREATE TABLE audit_event (
  seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  actor_kind text NOT NULL,
  actor_id text NOT NULL,
  action text NOT NULL,
  object_type text NOT NULL,
  object_id text NOT NULL,
  before jsonb,
  after jsonb,
  occurred_at timestamptz NOT NULL DEFAULT now()
)`

/* Separate, because an event never changes, not even to be sealed. */
const SEAL = `CREATE TABLE audit_seal (
  position bigint PRIMARY KEY CHECK (position > 0),
  event_seq bigint NOT NULL UNIQUE REFERENCES audit_event (seq),
  previous text NOT NULL UNIQUE,
  hash text NOT NULL UNIQUE CHECK (hash ~ '^[0-9a-f]{64}$'),
  sealed_at timestamptz NOT NULL DEFAULT now()
)`

/** The audit trail: append-only events and the chain that seals them. */
export class Migration20261121000900Audit extends Migration {
  override async up(): Promise<void> {
    const statements = [
      EVENT,
      `CREATE INDEX audit_event_object ON audit_event (object_type, object_id)`,
      `CREATE INDEX audit_event_time ON audit_event (occurred_at)`,
      SEAL,
      `CREATE INDEX audit_seal_time ON audit_seal (sealed_at)`,
      ...appendOnlySql("audit_event"),
      ...appendOnlySql("audit_seal"),
    ]
    statements.forEach((sql) => this.addSql(sql))
  }

  override async down(): Promise<void> {
    this.addSql(`DROP TABLE IF EXISTS audit_seal, audit_event`)
    this.addSql(`DROP FUNCTION IF EXISTS audit_event_append_only()`)
    this.addSql(`DROP FUNCTION IF EXISTS audit_seal_append_only()`)
  }
}
