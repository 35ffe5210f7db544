import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** A suspension may end; a revocation never does. */
export class Migration20261121124000GrantSuspension extends Migration {
  override up(): void {
    this.addSql(`ALTER TABLE entitlement_grant
      ADD COLUMN suspended_at timestamptz,
      ADD COLUMN suspend_reason text,
      ADD CONSTRAINT entitlement_grant_suspended_with_reason
        CHECK ((suspended_at IS NULL) = (suspend_reason IS NULL))`)
    // A bundle's parts are found by the purchase that gave them.
    this.addSql(
      "CREATE INDEX entitlement_grant_by_source ON entitlement_grant (source_id)"
    )
  }

  override down(): void {
    this.addSql("DROP INDEX IF EXISTS entitlement_grant_by_source")
    this.addSql(`ALTER TABLE entitlement_grant
      DROP COLUMN IF EXISTS suspended_at, DROP COLUMN IF EXISTS suspend_reason`)
  }
}
