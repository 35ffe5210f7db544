import { Migration } from "@medusajs/framework/mikro-orm/migrations"
import { appendOnlySql, scopeSql } from "@codex/kernel"

const SETTINGS = `ALTER TABLE organization_settings
  ADD COLUMN legal_name text NOT NULL DEFAULT ''
    CHECK (length(legal_name) <= 160),
  ADD COLUMN timezone text NOT NULL DEFAULT 'UTC'
    CHECK (length(timezone) BETWEEN 1 AND 64),
  ADD COLUMN category text NOT NULL DEFAULT ''
    CHECK (length(category) <= 40),
  ADD COLUMN logo_key text,
  ADD COLUMN publish_review boolean NOT NULL DEFAULT false,
  ADD COLUMN features_off text[] NOT NULL DEFAULT '{}'`

const DOCUMENT = `CREATE TABLE legal_document (
  organization_id text NOT NULL
    REFERENCES organization (id) ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('refunds', 'terms', 'privacy')),
  version integer NOT NULL CHECK (version > 0),
  body jsonb NOT NULL,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, kind, version)
)`

/** The platform's own settings: one row, there from the start. */
const PLATFORM = `CREATE TABLE platform_settings (
  id text PRIMARY KEY DEFAULT 'platform' CHECK (id = 'platform'),
  name text NOT NULL DEFAULT '' CHECK (length(name) <= 120),
  support_email text,
  features_on text[] NOT NULL DEFAULT '{}',
  features_off text[] NOT NULL DEFAULT '{}',
  updated_at timestamptz NOT NULL DEFAULT now()
)`

export class Migration20261125165000Settings extends Migration {
  override up(): void {
    this.addSql(SETTINGS)
    this.addSql(DOCUMENT)
    // A version that was published stays readable; an organization may go.
    const appendOnly = appendOnlySql("legal_document").map((sql) =>
      sql.replace("BEFORE UPDATE OR DELETE", "BEFORE UPDATE")
    )
    for (const sql of [
      ...scopeSql("legal_document", "organization"),
      ...appendOnly,
    ]) {
      this.addSql(sql)
    }
    this.addSql(PLATFORM)
    this.addSql(`INSERT INTO platform_settings DEFAULT VALUES`)
    for (const table of ["organization", "organization_settings", "creator"]) {
      this.addSql(`CREATE INDEX ${table}_changed ON ${table} (updated_at)`)
    }
  }

  override down(): void {
    for (const table of ["organization", "organization_settings", "creator"]) {
      this.addSql(`DROP INDEX IF EXISTS ${table}_changed`)
    }
    this.addSql(`DROP TABLE IF EXISTS platform_settings`)
    this.addSql(`DROP TABLE IF EXISTS legal_document`)
    this.addSql(`DROP FUNCTION IF EXISTS legal_document_append_only()`)
    for (const column of [
      "legal_name",
      "timezone",
      "category",
      "logo_key",
      "publish_review",
      "features_off",
    ]) {
      this.addSql(`ALTER TABLE organization_settings DROP COLUMN ${column}`)
    }
  }
}
