import { pagesForgetSql, pagesShowSql } from "@codex/kernel"
import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const SHOWN: Record<string, readonly string[]> = {
  discount: [],
  refund_policy: [],
  shop_refund_policy: [],
  supply_counter: [],
}

/** Public pages show these; the storefront forgets its pages with a change. */
export class Migration20261126220300OnPages extends Migration {
  override up(): void {
    for (const [table, columns] of Object.entries(SHOWN)) {
      for (const sql of pagesShowSql(table, columns)) {
        this.addSql(sql)
      }
    }
  }

  override down(): void {
    for (const table of Object.keys(SHOWN)) {
      this.addSql(pagesForgetSql(table))
    }
  }
}
