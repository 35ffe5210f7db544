import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * The storefront asks every second which posts changed. Search forgives a
 * typing error where pg_trgm can be had; Medusa's own search brings it too.
 */
export class Migration20261125164000PostChanges extends Migration {
  override up(): void {
    this.addSql(`CREATE INDEX content_post_changed
      ON content_post (updated_at)`)
    this.addSql(`DO $$ BEGIN
      CREATE EXTENSION IF NOT EXISTS pg_trgm;
    EXCEPTION WHEN OTHERS THEN
      RAISE NOTICE 'pg_trgm is not available: search finds exact words only';
    END $$`)
  }

  override down(): void {
    this.addSql(`DROP INDEX IF EXISTS content_post_changed`)
  }
}
