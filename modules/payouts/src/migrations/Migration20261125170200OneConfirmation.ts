import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Who confirmed a password, and when, is kept with the login session now. */
export class Migration20261125170200OneConfirmation extends Migration {
  override up(): void {
    this.addSql(`DROP TABLE IF EXISTS reauthentication`)
  }

  override down(): void {
    // What was dropped holds five minutes of memory; nothing to bring back.
  }
}
