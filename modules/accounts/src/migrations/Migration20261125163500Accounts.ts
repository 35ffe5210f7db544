import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const SESSIONS = [
  `CREATE TABLE login_session (
    id text PRIMARY KEY,
    auth_identity_id text NOT NULL,
    actor_type text NOT NULL,
    actor_id text,
    auth_provider text,
    device text NOT NULL DEFAULT '' CHECK (length(device) <= 120),
    ip_prefix text NOT NULL DEFAULT '' CHECK (length(ip_prefix) <= 64),
    idle_seconds integer NOT NULL CHECK (idle_seconds > 0),
    created_at timestamptz NOT NULL DEFAULT now(),
    last_seen_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    confirmed_at timestamptz,
    ended_at timestamptz,
    end_reason text CHECK (end_reason IN ('signed_out',
      'signed_out_everywhere', 'password_changed', 'mfa_changed', 'suspended',
      'account_deleted')),
    CHECK (expires_at > created_at),
    CHECK ((ended_at IS NULL) = (end_reason IS NULL))
  )`,
  `CREATE INDEX login_session_identity ON login_session (auth_identity_id)
    WHERE ended_at IS NULL`,
  `CREATE INDEX login_session_actor ON login_session (actor_type, actor_id)
    WHERE ended_at IS NULL`,
  `CREATE INDEX login_session_expiry ON login_session (expires_at)`,
  // Ended is for good: no later write, of whatever process, opens it again.
  `CREATE FUNCTION login_session_stays_ended() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'session % has ended', OLD.id
      USING ERRCODE = 'restrict_violation'; END $$`,
  `CREATE TRIGGER login_session_stays_ended BEFORE UPDATE ON login_session
    FOR EACH ROW WHEN (OLD.ended_at IS NOT NULL)
    EXECUTE FUNCTION login_session_stays_ended()`,
]

const GUESSING = [
  // The last step whose code was taken; an equal or earlier one is a replay.
  `CREATE TABLE totp_step (
    factor_id text PRIMARY KEY,
    step bigint NOT NULL,
    accepted_at timestamptz NOT NULL DEFAULT now()
  )`,
  // The shape is rate-limiter-flexible's; keys are hashes, never addresses.
  `CREATE TABLE auth_rate_bucket (
    key text PRIMARY KEY,
    points integer NOT NULL DEFAULT 0,
    expire bigint
  )`,
]

/** Who is signed in where, and what keeps guessing slow. */
export class Migration20261125163500Accounts extends Migration {
  override up(): void {
    const statements = [...SESSIONS, ...GUESSING]
    statements.forEach((sql) => this.addSql(sql))
  }

  override down(): void {
    this.addSql(
      `DROP TABLE IF EXISTS login_session, totp_step, auth_rate_bucket`
    )
    this.addSql(`DROP FUNCTION IF EXISTS login_session_stays_ended`)
  }
}
