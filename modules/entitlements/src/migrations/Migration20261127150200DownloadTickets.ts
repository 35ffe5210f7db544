import { scopeSql } from "@codex/kernel"
import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** One download of one file, for whoever holds the token (ADR 0035). */
export class Migration20261127150200DownloadTickets extends Migration {
  override up(): void {
    this.addSql(`CREATE TABLE download_ticket (
      token_hash text PRIMARY KEY CHECK (token_hash ~ '^[0-9a-f]{64}$'),
      creator_id text NOT NULL,
      asset_id text NOT NULL,
      holder text NOT NULL CHECK (holder IN ('customer', 'creator')),
      customer_id text,
      post_id text,
      expires_at timestamptz NOT NULL,
      spent_at timestamptz,
      created_at timestamptz NOT NULL DEFAULT now(),
      CONSTRAINT download_ticket_of_customer CHECK (
        (holder = 'customer') = (customer_id IS NOT NULL)
        AND (holder = 'customer') = (post_id IS NOT NULL)),
      CONSTRAINT download_ticket_lasts_an_hour CHECK (
        expires_at <= created_at + interval '1 hour'),
      CONSTRAINT download_ticket_spent_in_time CHECK (spent_at <= expires_at)
    )`)
    // How many somebody asked for lately.
    this.addSql(`CREATE INDEX download_ticket_of_holder ON download_ticket
      (coalesce(customer_id, creator_id), created_at)`)
    this.addSql(`CREATE INDEX download_ticket_dead ON download_ticket
      (expires_at) WHERE spent_at IS NULL`)
    for (const sql of scopeSql("download_ticket", "creator")) {
      this.addSql(sql)
    }
  }

  override down(): void {
    this.addSql("DROP TABLE IF EXISTS download_ticket")
  }
}
