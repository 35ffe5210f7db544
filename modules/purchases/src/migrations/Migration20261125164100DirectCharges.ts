import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const KINDS = `'payment', 'refund', 'dispute', 'fee'`

const kinds = (of: string) => [
  `ALTER TABLE "payment_object" DROP CONSTRAINT payment_object_kind_check`,
  `ALTER TABLE "payment_object" ADD CONSTRAINT payment_object_kind_check
    CHECK (kind IN (${of}))`,
]

/**
 * Payments into an organization's own Stripe account: which account, and what
 * the platform gave back of its application fee.
 */
export class Migration20261125164100DirectCharges extends Migration {
  override up(): void {
    this.addSql(`ALTER TABLE "checkout_line" ADD COLUMN stripe_account text`)
    for (const sql of kinds(`${KINDS}, 'application_fee'`)) {
      this.addSql(sql)
    }
  }

  override down(): void {
    this.addSql(`DELETE FROM "payment_object" WHERE kind = 'application_fee'`)
    for (const sql of kinds(KINDS)) {
      this.addSql(sql)
    }
    this.addSql(
      `ALTER TABLE "checkout_line" DROP COLUMN IF EXISTS stripe_account`
    )
  }
}
