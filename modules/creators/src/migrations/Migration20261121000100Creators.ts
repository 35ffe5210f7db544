import { Migration } from "@medusajs/framework/mikro-orm/migrations"
import { scopeSql } from "@codex/kernel"

const TABLES = [
  `CREATE TABLE handle (
    handle text PRIMARY KEY
      CHECK (handle = lower(handle) AND length(handle) BETWEEN 3 AND 32),
    target_type text NOT NULL CHECK (target_type IN ('creator', 'organization')),
    target_id text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
  )`,
  `CREATE INDEX handle_target ON handle (target_type, target_id)`,
  `CREATE TABLE creator (
    id text PRIMARY KEY,
    user_id text NOT NULL UNIQUE,
    display_name text NOT NULL CHECK (length(display_name) BETWEEN 1 AND 120),
    handle text NOT NULL UNIQUE REFERENCES handle (handle),
    bio text NOT NULL DEFAULT '',
    avatar_key text,
    status text NOT NULL DEFAULT 'active'
      CHECK (status IN ('active', 'suspended')),
    personal_organization_id text NOT NULL UNIQUE,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
  )`,
  `CREATE TABLE organization (
    id text PRIMARY KEY,
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
    handle text NOT NULL UNIQUE REFERENCES handle (handle),
    kind text NOT NULL CHECK (kind IN ('personal', 'brand')),
    status text NOT NULL DEFAULT 'active'
      CHECK (status IN ('active', 'suspended')),
    sales_channel_id text NOT NULL UNIQUE,
    settlement_mode text NOT NULL DEFAULT 'platform_wallet'
      CHECK (settlement_mode IN ('platform_wallet', 'direct', 'connect')),
    currency_code text NOT NULL DEFAULT 'usd'
      CHECK (currency_code ~ '^[a-z]{3}$'),
    owner_creator_id text NOT NULL REFERENCES creator (id),
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
  )`,
  // A creator and their personal organization point at each other, so one
  // of the two keys is checked at commit.
  `ALTER TABLE creator ADD CONSTRAINT creator_personal_organization
    FOREIGN KEY (personal_organization_id) REFERENCES organization (id)
    DEFERRABLE INITIALLY DEFERRED`,
  `CREATE INDEX organization_owner ON organization (owner_creator_id)`,
  `CREATE TABLE organization_settings (
    organization_id text PRIMARY KEY
      REFERENCES organization (id) ON DELETE CASCADE,
    tagline text NOT NULL DEFAULT '' CHECK (length(tagline) <= 160),
    description text NOT NULL DEFAULT '' CHECK (length(description) <= 5000),
    brand_color text CHECK (brand_color ~ '^#[0-9a-f]{6}$'),
    support_email text,
    updated_at timestamptz NOT NULL DEFAULT now()
  )`,
  `CREATE TABLE membership (
    id text PRIMARY KEY,
    organization_id text NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
    creator_id text NOT NULL REFERENCES creator (id),
    role text NOT NULL CHECK (role IN ('owner', 'admin', 'creator', 'member')),
    status text NOT NULL DEFAULT 'active'
      CHECK (status IN ('active', 'removed')),
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (organization_id, creator_id)
  )`,
  `CREATE INDEX membership_creator ON membership (creator_id)`,
  `CREATE UNIQUE INDEX membership_one_owner ON membership (organization_id)
    WHERE role = 'owner' AND status = 'active'`,
]

export class Migration20261121000100Creators extends Migration {
  override async up(): Promise<void> {
    const policies = [
      ...scopeSql("creator", "creator", "id"),
      ...scopeSql("organization", "organization", "id"),
      ...scopeSql("organization_settings", "organization"),
      ...scopeSql("membership", "organization"),
    ]
    for (const sql of [...TABLES, ...policies]) {
      this.addSql(sql)
    }
  }

  override async down(): Promise<void> {
    this.addSql(
      "ALTER TABLE creator DROP CONSTRAINT creator_personal_organization"
    )
    for (const table of [
      "membership",
      "organization_settings",
      "organization",
      "creator",
      "handle",
    ]) {
      this.addSql(`DROP TABLE ${table}`)
    }
  }
}
