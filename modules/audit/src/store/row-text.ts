/**
 * An audit event as canonical text: jsonb sorts its keys, and a time counts
 * seconds, so neither time zone nor formatting of a session changes a hash.
 */
export const ROW_TEXT = `jsonb_build_array(e.seq, e.actor_kind, e.actor_id,
  e.action, e.object_type, e.object_id, e.before, e.after,
  extract(epoch from e.occurred_at))::text`
