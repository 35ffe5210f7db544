import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const reasons = (more: string) =>
  `ALTER TABLE login_session
    DROP CONSTRAINT login_session_end_reason_check,
    ADD CONSTRAINT login_session_end_reason_check CHECK (end_reason IN
      ('signed_out', 'signed_out_everywhere', 'password_changed',
       'mfa_changed', 'suspended', 'account_deleted'${more}))`

/** Sessions also end because the login has another address. */
export class Migration20261126150100EmailChanged extends Migration {
  override up(): void {
    this.addSql(reasons(`, 'email_changed'`))
  }

  override down(): void {
    // What has ended stays as it is, so its rows can only be forgotten.
    this.addSql(`DELETE FROM login_session WHERE end_reason = 'email_changed'`)
    this.addSql(reasons(""))
  }
}
