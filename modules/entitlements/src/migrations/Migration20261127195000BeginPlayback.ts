import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * What `startSession` does, in one statement instead of eight: a player waits
 * for it. Each step sees what was committed before it (READ COMMITTED), so
 * whoever waited for the lock counts the session that was begun meanwhile.
 * `refusal` undoes the rest: whoever called rolls back.
 */
const BEGIN = `CREATE FUNCTION begin_playback(
    asked jsonb, max_sessions int, lease interval, instead_of text,
    OUT begun playback_session, OUT moved int, OUT refusal text)
  LANGUAGE plpgsql AS $$
  DECLARE
    lasts timestamptz;
    playing int;
    idle int;
  BEGIN
    begun := jsonb_populate_record(begun, asked);
    -- A customer's starts queue, so that two at once cannot both count one less.
    PERFORM pg_advisory_xact_lock(
      hashtext('codex.playback'), hashtext(begun.customer_id));
    -- In one order with what ends access: see lockGrants.
    PERFORM 1 FROM entitlement_grant
      WHERE customer_id = begun.customer_id AND post_id = begun.post_id
      ORDER BY id FOR SHARE;
    SELECT max(coalesce(expires_at, 'infinity')) INTO lasts
      FROM entitlement_grant
      WHERE customer_id = begun.customer_id AND post_id = begun.post_id
        AND revoked_at IS NULL AND suspended_at IS NULL AND starts_at <= now()
        AND (expires_at IS NULL OR expires_at > now());
    IF lasts IS NULL THEN
      refusal := 'not_entitled';
      RETURN;
    END IF;
    -- A player its owner gave up; an id that is not theirs gives no place.
    UPDATE playback_session SET revoked_at = now(), revoke_reason = 'moved'
      WHERE id = instead_of AND customer_id = begun.customer_id
        AND revoked_at IS NULL;
    GET DIAGNOSTICS moved = ROW_COUNT;
    -- Not heard of for a minute: it plays no longer and makes room by itself.
    SELECT count(*) INTO playing FROM playback_session
      WHERE customer_id = begun.customer_id AND revoked_at IS NULL
        AND lease_until > now()
        AND last_seen_at > now() - interval '60 seconds';
    IF playing >= max_sessions THEN
      refusal := 'too_many_players';
      RETURN;
    END IF;
    UPDATE playback_session SET revoked_at = now(), revoke_reason = 'moved'
      WHERE id IN (SELECT id FROM playback_session
        WHERE customer_id = begun.customer_id AND revoked_at IS NULL
          AND lease_until > now()
          AND last_seen_at <= now() - interval '60 seconds'
        ORDER BY last_seen_at DESC, id DESC
        OFFSET max_sessions - 1 - playing);
    GET DIAGNOSTICS idle = ROW_COUNT;
    moved := moved + idle;
    INSERT INTO playback_session (id, customer_id, organization_id, post_id,
        asset_id, creator_id, kind, version, media_prefix, entry_file,
        secret_hash, device, lease_until)
      VALUES (begun.id, begun.customer_id, begun.organization_id,
        begun.post_id, begun.asset_id, begun.creator_id, begun.kind,
        begun.version, begun.media_prefix, begun.entry_file,
        begun.secret_hash, begun.device, least(now() + lease, lasts))
      RETURNING * INTO begun;
  END $$`

export class Migration20261127195000BeginPlayback extends Migration {
  override up(): void {
    this.addSql(BEGIN)
  }

  override down(): void {
    this.addSql(
      "DROP FUNCTION IF EXISTS begin_playback(jsonb, int, interval, text)"
    )
  }
}
