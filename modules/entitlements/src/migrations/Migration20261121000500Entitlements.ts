import { scopeSql } from "@codex/kernel"
import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261121000500Entitlements extends Migration {
  override up(): Promise<void> {
    this.createGrants()
    this.createSessions()
    this.createProgress()
    return Promise.resolve()
  }

  override down(): Promise<void> {
    this.addSql("DROP TABLE IF EXISTS playback_progress")
    this.addSql("DROP TABLE IF EXISTS playback_session")
    this.addSql("DROP TABLE IF EXISTS entitlement_grant")
    return Promise.resolve()
  }

  private createGrants() {
    this.addSql(`CREATE TABLE IF NOT EXISTS entitlement_grant (
      id text PRIMARY KEY,
      customer_id text NOT NULL,
      organization_id text NOT NULL,
      post_id text NOT NULL,
      source_kind text NOT NULL CHECK (source_kind IN
        ('purchase', 'free', 'manual', 'gift', 'promotion', 'tier', 'bundle', 'preview')),
      source_id text NOT NULL CHECK (source_id <> ''),
      starts_at timestamptz NOT NULL DEFAULT now(),
      expires_at timestamptz CHECK (expires_at > starts_at),
      revoked_at timestamptz,
      revoke_reason text,
      created_at timestamptz NOT NULL DEFAULT now(),
      CONSTRAINT entitlement_grant_source UNIQUE (source_kind, source_id, post_id),
      CONSTRAINT entitlement_grant_revoked_with_reason
        CHECK ((revoked_at IS NULL) = (revoke_reason IS NULL))
    )`)
    this.addSql(
      "CREATE INDEX IF NOT EXISTS entitlement_grant_customer_post ON entitlement_grant (customer_id, post_id)"
    )
    scopeSql("entitlement_grant", "customer").forEach((sql) => {
      this.addSql(sql)
    })
  }

  private createSessions() {
    this.addSql(`CREATE TABLE IF NOT EXISTS playback_session (
      id text PRIMARY KEY,
      customer_id text NOT NULL,
      organization_id text NOT NULL,
      post_id text NOT NULL,
      asset_id text NOT NULL,
      creator_id text NOT NULL,
      kind text NOT NULL CHECK (kind IN ('video', 'audio')),
      version integer NOT NULL CHECK (version >= 0),
      media_prefix text NOT NULL CHECK (media_prefix LIKE '%/'),
      entry_file text NOT NULL,
      secret_hash text NOT NULL CHECK (length(secret_hash) = 64),
      lease_until timestamptz NOT NULL,
      revoked_at timestamptz,
      revoke_reason text CHECK (revoke_reason IN
        ('moved', 'access_revoked', 'lease_ended', 'left')),
      last_seen_at timestamptz NOT NULL DEFAULT now(),
      created_at timestamptz NOT NULL DEFAULT now(),
      CONSTRAINT playback_session_prefix_of_creator
        CHECK (starts_with(media_prefix, 'media/' || creator_id || '/')),
      CONSTRAINT playback_session_revoked_with_reason
        CHECK ((revoked_at IS NULL) = (revoke_reason IS NULL))
    )`)
    this.addSql(
      "CREATE INDEX IF NOT EXISTS playback_session_customer_post ON playback_session (customer_id, post_id, asset_id)"
    )
    this.addSql(
      "CREATE INDEX IF NOT EXISTS playback_session_open_lease ON playback_session (lease_until) WHERE revoked_at IS NULL"
    )
    this.addSql(
      "CREATE INDEX IF NOT EXISTS playback_session_closed ON playback_session (revoked_at) WHERE revoked_at IS NOT NULL"
    )
    scopeSql("playback_session", "customer").forEach((sql) => {
      this.addSql(sql)
    })
  }

  private createProgress() {
    this.addSql(`CREATE TABLE IF NOT EXISTS playback_progress (
      customer_id text NOT NULL,
      post_id text NOT NULL,
      asset_id text NOT NULL,
      position_ms integer NOT NULL CHECK (position_ms >= 0),
      resume_ms integer NOT NULL CHECK (resume_ms >= 0),
      duration_ms integer NOT NULL CHECK (duration_ms > 0),
      completed boolean NOT NULL,
      completed_at timestamptz,
      updated_at timestamptz NOT NULL,
      PRIMARY KEY (customer_id, post_id, asset_id),
      CHECK (completed = (completed_at IS NOT NULL))
    )`)
    scopeSql("playback_progress", "customer").forEach((sql) => {
      this.addSql(sql)
    })
  }
}
