import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const TABLE = `CREATE TABLE "shop_refund_policy" (
  id text PRIMARY KEY DEFAULT 'shop' CHECK (id = 'shop'),
  window_days int NOT NULL CHECK (window_days BETWEEN 0 AND 365),
  auto_days int NOT NULL CHECK (auto_days BETWEEN 0 AND 365),
  auto_percent int NOT NULL CHECK (auto_percent BETWEEN 0 AND 100),
  escalate_hours int NOT NULL CHECK (escalate_hours BETWEEN 1 AND 720),
  updated_at timestamptz NOT NULL DEFAULT now()
)`

/** The policy of every store that has none of its own. */
export class Migration20261125171200ShopRefundPolicy extends Migration {
  override up(): void {
    this.addSql(TABLE)
  }

  override down(): void {
    this.addSql(`DROP TABLE IF EXISTS "shop_refund_policy"`)
  }
}
