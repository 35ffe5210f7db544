import { scopeSql } from "@codex/kernel"
import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const RULE = `CREATE TABLE commission_rule (
  id text PRIMARY KEY,
  scope text NOT NULL CHECK (scope IN
    ('post', 'collection', 'product_type', 'creator', 'organization', 'platform')),
  subject_id text,
  bps integer NOT NULL CHECK (bps BETWEEN 0 AND 10000),
  starts_at timestamptz NOT NULL DEFAULT now(),
  ends_at timestamptz CHECK (ends_at > starts_at),
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT commission_rule_subject
    CHECK ((scope = 'platform') = (subject_id IS NULL))
)`

const CONTRACT = `CREATE TABLE split_contract (
  id text PRIMARY KEY,
  organization_id text NOT NULL,
  creator_id text,
  organization_bps integer NOT NULL CHECK (organization_bps BETWEEN 0 AND 10000),
  starts_at timestamptz NOT NULL DEFAULT now(),
  ends_at timestamptz CHECK (ends_at > starts_at),
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT split_contract_scope_unique UNIQUE (organization_id, id),
  CONSTRAINT split_contract_start_unique
    UNIQUE NULLS NOT DISTINCT (organization_id, creator_id, starts_at)
)`

/** Commission rules and split contracts; both effective-dated. */
export class Migration20261121000800Payouts extends Migration {
  override async up(): Promise<void> {
    const statements = [
      RULE,
      `CREATE UNIQUE INDEX commission_rule_start_unique
       ON commission_rule (scope, subject_id, starts_at) NULLS NOT DISTINCT`,
      CONTRACT,
      ...scopeSql("split_contract", "organization"),
    ]
    statements.forEach((sql) => this.addSql(sql))
  }

  override async down(): Promise<void> {
    this.addSql(`DROP TABLE IF EXISTS split_contract, commission_rule`)
  }
}
