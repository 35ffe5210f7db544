import { appendOnlySql, scopeSql } from "@codex/kernel"
import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** What somebody wrote instead of the catalogue's words; null is those words. */
const WORDS = `
  enabled boolean NOT NULL DEFAULT true,
  subject text CHECK (length(subject) BETWEEN 1 AND 200 AND subject !~ '[\\r\\n]'),
  heading text CHECK (length(heading) BETWEEN 1 AND 200),
  body text CHECK (length(body) BETWEEN 1 AND 5000),
  button text CHECK (length(button) BETWEEN 1 AND 60),
  problem text,
  problem_at timestamptz,
  updated_by text,
  updated_at timestamptz NOT NULL DEFAULT now()`

/* A name with a line break would be a header of its own. */
const SENDER = `
  from_name text CHECK (length(from_name) BETWEEN 1 AND 120 AND from_name !~ '[\\r\\n<>"]'),
  reply_to text CHECK (length(reply_to) <= 254 AND reply_to ~ '^[^\\s@<>",;]+@[^\\s@<>",;]+$'),
  updated_by text,
  updated_at timestamptz NOT NULL DEFAULT now()`

const ADDRESS = `CHECK (length(to_email) <= 254 AND to_email !~ '[\\s<>",;]')`

const TABLES = [
  `CREATE TABLE message_template (type text PRIMARY KEY, ${WORDS})`,
  `CREATE TABLE organization_message_template (
    organization_id text NOT NULL, type text NOT NULL, ${WORDS},
    PRIMARY KEY (organization_id, type)
  )`,
  `CREATE TABLE message_sender (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one), ${SENDER}
  )`,
  `CREATE TABLE organization_message_sender (
    organization_id text PRIMARY KEY, ${SENDER}
  )`,
  `CREATE TABLE notification_preference (
    creator_id text NOT NULL, type text NOT NULL, wanted boolean NOT NULL,
    updated_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (creator_id, type)
  )`,
  `CREATE TABLE email_refusal (
    email text NOT NULL CHECK (email = lower(email)),
    type text NOT NULL,
    reason text NOT NULL CHECK (reason IN ('unsubscribed', 'bounced', 'complained')),
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (email, type)
  )`,
  `CREATE TABLE email_delivery (
    id text PRIMARY KEY,
    type text NOT NULL,
    ref_key text NOT NULL,
    organization_id text,
    to_creator_id text,
    to_email text ${ADDRESS},
    to_name text,
    data jsonb NOT NULL DEFAULT '{}',
    secret boolean NOT NULL DEFAULT false,
    state text NOT NULL DEFAULT 'pending'
      CHECK (state IN ('pending', 'sent', 'kept', 'skipped', 'failed', 'bounced')),
    attempts int NOT NULL DEFAULT 0,
    fence bigint NOT NULL DEFAULT 0,
    lease_until timestamptz,
    next_at timestamptz NOT NULL DEFAULT now(),
    last_error text,
    from_header text, reply_to text, subject text, html text, plain text,
    message_id text UNIQUE,
    created_at timestamptz NOT NULL DEFAULT now(),
    finished_at timestamptz,
    UNIQUE (type, ref_key),
    CHECK (to_email IS NOT NULL OR to_creator_id IS NOT NULL),
    CHECK ((state = 'pending') = (finished_at IS NULL))
  )`,
  `CREATE INDEX email_delivery_pending ON email_delivery (next_at)
    WHERE state = 'pending'`,
  `CREATE INDEX email_delivery_newest ON email_delivery (created_at DESC, id DESC)`,
  `CREATE INDEX email_delivery_failed ON email_delivery (finished_at)
    WHERE state IN ('failed', 'bounced')`,
  `CREATE TABLE email_event (
    seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    delivery_id text NOT NULL REFERENCES email_delivery (id),
    kind text NOT NULL CHECK (kind IN ('queued', 'attempt_failed', 'default_used',
      'sent', 'kept', 'skipped', 'failed', 'bounced', 'complained', 'clicked',
      'resent')),
    detail text,
    occurred_at timestamptz NOT NULL DEFAULT now()
  )`,
  `CREATE INDEX email_event_delivery ON email_event (delivery_id, seq)`,
]

/** Templates, senders, deliveries, and who wants which mail. */
export class Migration20261125160000Messages extends Migration {
  override async up(): Promise<void> {
    const statements = [
      ...TABLES,
      ...scopeSql("organization_message_template", "organization"),
      ...scopeSql("organization_message_sender", "organization"),
      ...scopeSql("notification_preference", "creator"),
      ...appendOnlySql("email_event"),
    ]
    statements.forEach((sql) => this.addSql(sql))
  }

  override async down(): Promise<void> {
    for (const table of [
      "email_event",
      "email_delivery",
      "email_refusal",
      "notification_preference",
      "organization_message_sender",
      "message_sender",
      "organization_message_template",
      "message_template",
    ]) {
      this.addSql(`DROP TABLE IF EXISTS ${table}`)
    }
    this.addSql(`DROP FUNCTION IF EXISTS email_event_append_only()`)
  }
}
