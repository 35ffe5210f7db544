import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** By table, since a constraint's name is said when it refuses. */
const GUARDS = {
  tax_within_amount: "tax_minor <= amount_minor",
  tax_explained: "tax_minor = 0 OR tax IS NOT NULL",
  // Settlement posts what the waterfall says; the column is what is shown.
  tax_as_shared: "tax_minor = coalesce((waterfall ->> 'tax_minor')::bigint, 0)",
}

const TABLES = ["checkout_line", "purchase"]

/** Tax is part of what was paid, says why, and is what is posted. */
export class Migration20261125164500Tax extends Migration {
  override up(): void {
    for (const table of TABLES) {
      for (const [name, check] of Object.entries(GUARDS)) {
        this.addSql(
          `ALTER TABLE "${table}" ADD CONSTRAINT ${table}_${name} CHECK (${check})`
        )
      }
    }
    this.addSql(
      `CREATE INDEX outbox_tax_reversal ON "outbox" ((payload ->> 'purchase_id'))
        WHERE kind = 'tax_reversal'`
    )
  }

  override down(): void {
    this.addSql("DROP INDEX IF EXISTS outbox_tax_reversal")
    for (const table of TABLES) {
      for (const name of Object.keys(GUARDS)) {
        this.addSql(
          `ALTER TABLE "${table}" DROP CONSTRAINT IF EXISTS ${table}_${name}`
        )
      }
    }
  }
}
