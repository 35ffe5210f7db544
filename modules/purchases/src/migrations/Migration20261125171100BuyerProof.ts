import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const TABLES = ["checkout_line", "purchase"]

/** When the buyer proved the address on it; frozen with what was given. */
export class Migration20261125171100BuyerProof extends Migration {
  override up(): void {
    for (const table of TABLES) {
      this.addSql(
        `ALTER TABLE "${table}" ADD COLUMN buyer_email_verified_at timestamptz`
      )
    }
  }

  override down(): void {
    for (const table of TABLES) {
      this.addSql(
        `ALTER TABLE "${table}" DROP COLUMN IF EXISTS buyer_email_verified_at`
      )
    }
  }
}
