import { scopeSql } from "@codex/kernel"
import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/* What a store asks of its buyers; NULL in all three follows the shop's. */
const POLICY = [
  `CREATE TABLE buyer_policy (
    id text PRIMARY KEY DEFAULT 'shop' CHECK (id = 'shop'),
    name boolean NOT NULL,
    verified_email boolean NOT NULL,
    phone boolean NOT NULL,
    updated_at timestamptz NOT NULL DEFAULT now()
  )`,
  `ALTER TABLE organization_settings
    ADD COLUMN buyer_name boolean,
    ADD COLUMN buyer_verified_email boolean,
    ADD COLUMN buyer_phone boolean,
    ADD CONSTRAINT organization_settings_buyer_policy_whole CHECK (
      num_nulls(buyer_name, buyer_verified_email, buyer_phone) IN (0, 3))`,
]

/* An address a person has proven to read. Once proven it stays. */
const CONTACT = [
  `CREATE TABLE verified_contact (
    customer_id text NOT NULL,
    channel text NOT NULL CHECK (channel IN ('email', 'phone')),
    address text NOT NULL
      CHECK (address = lower(address) AND length(address) BETWEEN 3 AND 254),
    verified_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (customer_id, channel, address)
  )`,
  ...scopeSql("verified_contact", "customer"),
]

/** Buyer details: what is demanded, and what was proven. */
export class Migration20261125171000BuyerPolicy extends Migration {
  override up(): void {
    for (const sql of [...POLICY, ...CONTACT]) {
      this.addSql(sql)
    }
  }

  override down(): void {
    this.addSql(`DROP TABLE IF EXISTS verified_contact`)
    this.addSql(`DROP TABLE IF EXISTS buyer_policy`)
    this.addSql(`ALTER TABLE organization_settings
      DROP CONSTRAINT IF EXISTS organization_settings_buyer_policy_whole,
      DROP COLUMN IF EXISTS buyer_name,
      DROP COLUMN IF EXISTS buyer_verified_email,
      DROP COLUMN IF EXISTS buyer_phone`)
  }
}
