import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** An operator takes a post off sale; until it is enabled nobody puts it back. */
export class Migration20261126200000Disabled extends Migration {
  override up(): void {
    this.addSql(`ALTER TABLE content_post
      ADD COLUMN disabled_at timestamptz,
      ADD COLUMN disabled_reason text,
      ADD COLUMN disabled_from text,
      ADD CONSTRAINT content_post_disabled_with_reason
        CHECK ((disabled_at IS NULL) = (disabled_reason IS NULL)
          AND (disabled_at IS NULL) = (disabled_from IS NULL)),
      ADD CONSTRAINT content_post_disabled_off_sale
        CHECK (disabled_at IS NULL OR status <> 'published')`)
  }

  override down(): void {
    this.addSql(`ALTER TABLE content_post
      DROP COLUMN IF EXISTS disabled_at, DROP COLUMN IF EXISTS disabled_reason,
      DROP COLUMN IF EXISTS disabled_from`)
  }
}
