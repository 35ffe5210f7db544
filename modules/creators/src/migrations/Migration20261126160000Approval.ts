import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Since when a creator may sell; null while the operator has not looked. */
export class Migration20261126160000Approval extends Migration {
  override up(): void {
    this.addSql(
      `ALTER TABLE creator ADD COLUMN approved_at timestamptz DEFAULT now()`
    )
  }

  override down(): void {
    this.addSql(`ALTER TABLE creator DROP COLUMN approved_at`)
  }
}
