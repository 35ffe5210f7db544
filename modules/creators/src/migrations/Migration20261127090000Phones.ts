import { scopeSql } from "@codex/kernel"
import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const purposes = (names: string) =>
  `ALTER TABLE contact_code
    DROP CONSTRAINT contact_code_purpose_check,
    ADD CONSTRAINT contact_code_purpose_check CHECK (purpose IN (${names}))`

const UP = [
  `ALTER TABLE contact_code RENAME COLUMN email TO address`,
  `ALTER INDEX contact_code_email RENAME TO contact_code_address`,
  purposes(`'buyer', 'sign_up', 'email_change', 'phone'`),
  `CREATE TABLE verified_phone (
    creator_id text PRIMARY KEY REFERENCES creator (id) ON DELETE CASCADE,
    number text NOT NULL CHECK (number ~ '^[+][1-9][0-9]{6,14}$'),
    verified_at timestamptz NOT NULL DEFAULT now()
  )`,
  ...scopeSql("verified_phone", "creator"),
]

/** Phone numbers of creators, proven by a code (docs/adr/0030). */
export class Migration20261127090000Phones extends Migration {
  override up(): void {
    for (const sql of UP) {
      this.addSql(sql)
    }
  }

  override down(): void {
    this.addSql(`DROP TABLE IF EXISTS verified_phone`)
    this.addSql(`DELETE FROM contact_code WHERE purpose = 'phone'`)
    this.addSql(purposes(`'buyer', 'sign_up', 'email_change'`))
    this.addSql(`ALTER INDEX contact_code_address RENAME TO contact_code_email`)
    this.addSql(`ALTER TABLE contact_code RENAME COLUMN address TO email`)
  }
}
