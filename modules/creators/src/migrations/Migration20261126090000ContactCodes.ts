import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const TABLE = [
  // Codes for buyers only, of a version that was never released.
  `DROP TABLE IF EXISTS buyer_code`,
  `CREATE TABLE contact_code (
    id text PRIMARY KEY,
    purpose text NOT NULL CHECK (purpose IN ('buyer', 'sign_up')),
    email text NOT NULL CHECK (email = lower(email)),
    requester text NOT NULL,
    tries int NOT NULL DEFAULT 0 CHECK (tries BETWEEN 0 AND 5),
    used_at timestamptz,
    expires_at timestamptz NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
  )`,
  `CREATE INDEX contact_code_email ON contact_code (email, created_at DESC)`,
  `CREATE INDEX contact_code_requester
    ON contact_code (requester, created_at DESC)`,
]

/** Requests for a code by e-mail. The code itself is nowhere in the database. */
export class Migration20261126090000ContactCodes extends Migration {
  override up(): void {
    for (const sql of TABLE) {
      this.addSql(sql)
    }
  }

  override down(): void {
    this.addSql(`DROP TABLE IF EXISTS contact_code`)
  }
}
