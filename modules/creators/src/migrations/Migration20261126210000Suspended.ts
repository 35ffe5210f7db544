import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Why an operator suspended somebody; nobody who is active has a reason. */
export class Migration20261126210000Suspended extends Migration {
  override up(): void {
    for (const table of ["creator", "organization"]) {
      this.addSql(`ALTER TABLE ${table}
        ADD COLUMN suspend_reason text,
        ADD CONSTRAINT ${table}_suspended_for_a_reason
          CHECK (suspend_reason IS NULL OR status = 'suspended')`)
    }
  }

  override down(): void {
    for (const table of ["creator", "organization"]) {
      this.addSql(`ALTER TABLE ${table} DROP COLUMN IF EXISTS suspend_reason`)
    }
  }
}
