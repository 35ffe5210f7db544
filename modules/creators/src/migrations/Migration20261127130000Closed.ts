import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * Since when an account is closed by its owner, for good (docs/adr/0032).
 * What is closed stands suspended, so that every door that asks is shut.
 */
export class Migration20261127130000Closed extends Migration {
  override up(): void {
    for (const table of ["creator", "organization"]) {
      this.addSql(`ALTER TABLE ${table}
        ADD COLUMN closed_at timestamptz,
        ADD CONSTRAINT ${table}_closed_is_suspended
          CHECK (closed_at IS NULL OR status = 'suspended')`)
    }
  }

  override down(): void {
    for (const table of ["creator", "organization"]) {
      this.addSql(`ALTER TABLE ${table} DROP COLUMN IF EXISTS closed_at`)
    }
  }
}
