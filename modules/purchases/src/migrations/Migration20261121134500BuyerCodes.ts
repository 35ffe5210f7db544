import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const TABLE = [
  `CREATE TABLE "buyer_code" (
    id text PRIMARY KEY,
    email text NOT NULL CHECK (email = lower(email)),
    requester text NOT NULL,
    tries int NOT NULL DEFAULT 0 CHECK (tries BETWEEN 0 AND 5),
    used_at timestamptz,
    expires_at timestamptz NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
  )`,
  `CREATE INDEX buyer_code_email ON "buyer_code" (email, created_at DESC)`,
  `CREATE INDEX buyer_code_requester
    ON "buyer_code" (requester, created_at DESC)`,
]

/** Requests for a code by e-mail. The code itself is nowhere in the database. */
export class Migration20261121134500BuyerCodes extends Migration {
  override up(): void {
    for (const sql of TABLE) {
      this.addSql(sql)
    }
  }

  override down(): void {
    this.addSql(`DROP TABLE IF EXISTS "buyer_code"`)
  }
}
