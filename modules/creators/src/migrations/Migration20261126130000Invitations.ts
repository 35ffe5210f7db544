import { Migration } from "@medusajs/framework/mikro-orm/migrations"
import { scopeSql } from "@codex/kernel"

const TABLE = [
  `CREATE TABLE invitation (
    id text PRIMARY KEY,
    organization_id text NOT NULL
      REFERENCES organization (id) ON DELETE CASCADE,
    email text NOT NULL CHECK (email = lower(email)),
    role text NOT NULL CHECK (role IN ('admin', 'creator', 'member')),
    token_hash text NOT NULL,
    invited_by text NOT NULL REFERENCES creator (id),
    status text NOT NULL DEFAULT 'open'
      CHECK (status IN ('open', 'accepted', 'declined', 'withdrawn')),
    accepted_by text REFERENCES creator (id),
    expires_at timestamptz NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    CHECK ((status = 'accepted') = (accepted_by IS NOT NULL))
  )`,
  `CREATE UNIQUE INDEX invitation_one_open ON invitation (organization_id, email)
    WHERE status = 'open'`,
  `CREATE INDEX invitation_token ON invitation (token_hash)`,
]

/** Who was asked by e-mail to work for an organization. */
export class Migration20261126130000Invitations extends Migration {
  override up(): void {
    for (const sql of [...TABLE, ...scopeSql("invitation", "organization")]) {
      this.addSql(sql)
    }
  }

  override down(): void {
    this.addSql(`DROP TABLE IF EXISTS invitation`)
  }
}
