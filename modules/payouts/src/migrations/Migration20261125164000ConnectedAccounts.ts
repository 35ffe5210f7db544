import { scopeSql } from "@codex/kernel"
import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/*
 * A payee's own account at Stripe and what Stripe last said about it: whether
 * buyers can pay into it, whether it can be paid, and what is missing. The id
 * is Stripe's; `told_at` keeps an older event from undoing a newer one.
 */
const ACCOUNT = [
  `CREATE TABLE connected_account (
    id text PRIMARY KEY,
    organization_id text NOT NULL,
    payee_id text NOT NULL,
    country text NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
    charges_enabled boolean NOT NULL DEFAULT false,
    payouts_enabled boolean NOT NULL DEFAULT false,
    details_submitted boolean NOT NULL DEFAULT false,
    missing text[] NOT NULL DEFAULT '{}',
    disabled_reason text,
    told_at timestamptz NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (organization_id, id)
  )`,
  `CREATE INDEX connected_account_payee
    ON connected_account (organization_id, payee_id, created_at DESC)`,
]

/** Accounts of payees at Stripe. */
export class Migration20261125164000ConnectedAccounts extends Migration {
  override async up(): Promise<void> {
    const all = [...ACCOUNT, ...scopeSql("connected_account", "organization")]
    all.forEach((sql) => this.addSql(sql))
  }

  override async down(): Promise<void> {
    this.addSql("DROP TABLE IF EXISTS connected_account")
  }
}
