import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** The newest rows are found by id, which begins with the time. */
export class Migration20261125170000OutboxNarrow extends Migration {
  override async up(): Promise<void> {
    this.addSql(`DROP INDEX IF EXISTS outbox_newest`)
  }

  override async down(): Promise<void> {
    this.addSql(
      `CREATE INDEX IF NOT EXISTS outbox_newest ON "outbox" (created_at DESC)`
    )
  }
}
