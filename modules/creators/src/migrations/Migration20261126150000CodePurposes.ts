import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const purposes = (names: string) =>
  `ALTER TABLE contact_code
    DROP CONSTRAINT contact_code_purpose_check,
    ADD CONSTRAINT contact_code_purpose_check CHECK (purpose IN (${names}))`

/** A code also proves the address somebody wants to sign in with from now on. */
export class Migration20261126150000CodePurposes extends Migration {
  override up(): void {
    this.addSql(purposes(`'buyer', 'sign_up', 'email_change'`))
  }

  override down(): void {
    this.addSql(`DELETE FROM contact_code WHERE purpose = 'email_change'`)
    this.addSql(purposes(`'buyer', 'sign_up'`))
  }
}
