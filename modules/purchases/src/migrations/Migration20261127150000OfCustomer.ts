import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** What somebody bought is found by them: receipts, and the operator's list. */
export class Migration20261127150000OfCustomer extends Migration {
  override up(): void {
    this.addSql(
      `CREATE INDEX purchase_customer ON "purchase" (customer_id, paid_at DESC)`
    )
  }

  override down(): void {
    this.addSql("DROP INDEX IF EXISTS purchase_customer")
  }
}
