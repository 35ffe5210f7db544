import { scopeSql } from "@codex/kernel"
import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const RULE = `ALTER TABLE commission_rule
  ADD COLUMN note text NOT NULL DEFAULT '',
  ADD COLUMN created_by text,
  ADD COLUMN ended_by text`

/*
 * A contract names its parties, or (as before) the organization's part alone.
 * A proposal pays nobody until everyone who can accept it has.
 */
const CONTRACT = [
  `ALTER TABLE split_contract
    ADD COLUMN post_id text,
    ADD COLUMN name text NOT NULL DEFAULT '',
    ADD COLUMN state text NOT NULL DEFAULT 'active'
      CHECK (state IN ('proposed', 'active', 'declined', 'withdrawn')),
    ADD COLUMN proposed_by text,
    ALTER COLUMN organization_bps DROP NOT NULL,
    DROP CONSTRAINT split_contract_start_unique`,
  `CREATE UNIQUE INDEX split_contract_start
    ON split_contract (organization_id, creator_id, post_id, starts_at)
    NULLS NOT DISTINCT WHERE state = 'active'`,
]

const PARTY = [
  `CREATE TABLE split_party (
    organization_id text NOT NULL,
    contract_id text NOT NULL,
    position integer NOT NULL CHECK (position BETWEEN 0 AND 23),
    payee_id text NOT NULL,
    payee_kind text NOT NULL
      CHECK (payee_kind IN ('organization', 'creator', 'guest')),
    label text NOT NULL,
    bps integer NOT NULL CHECK (bps BETWEEN 1 AND 10000),
    state text NOT NULL DEFAULT 'asked'
      CHECK (state IN ('asked', 'accepted', 'declined', 'held')),
    decided_at timestamptz,
    decided_by text,
    PRIMARY KEY (organization_id, contract_id, position),
    UNIQUE (organization_id, contract_id, payee_id),
    FOREIGN KEY (organization_id, contract_id)
      REFERENCES split_contract (organization_id, id)
  )`,
  `CREATE INDEX split_party_payee ON split_party (payee_id)`,
]

/** Somebody promised a share before they had an account; one per address. */
const GUEST = `CREATE TABLE guest_payee (
  id text PRIMARY KEY,
  email text NOT NULL UNIQUE CHECK (email = lower(email)),
  name text NOT NULL,
  creator_id text,
  claimed_at timestamptz,
  moves integer NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL DEFAULT now()
)`

/** Contracts between several people, some without an account yet. */
export class Migration20261121130200SplitParties extends Migration {
  override async up(): Promise<void> {
    const statements = [
      RULE,
      ...CONTRACT,
      ...PARTY,
      ...scopeSql("split_party", "organization"),
      GUEST,
    ]
    statements.forEach((sql) => this.addSql(sql))
  }

  override async down(): Promise<void> {
    this.addSql(`DROP TABLE IF EXISTS guest_payee, split_party`)
    this.addSql(`DROP INDEX IF EXISTS split_contract_start`)
    this.addSql(`ALTER TABLE split_contract
      DROP COLUMN post_id, DROP COLUMN name, DROP COLUMN state,
      DROP COLUMN proposed_by`)
    this.addSql(`ALTER TABLE commission_rule
      DROP COLUMN note, DROP COLUMN created_by, DROP COLUMN ended_by`)
  }
}
