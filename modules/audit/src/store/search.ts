import type { Tx } from "@codex/kernel"
import type { ActorKind, AuditEvent } from "../types"

export interface AuditSearch {
  /** Part of an action or an object's kind, or a whole id. */
  q?: string
  /** Ids of those whose name or address was meant by `q`. */
  actorIds?: readonly string[]
  actorKind?: ActorKind
  /** Days, both included; from their first to their last moment in UTC. */
  from?: string
  until?: string
  limit: number
  offset: number
}

export type FoundAuditEvent = AuditEvent & {
  /** In the chain already; the job takes a moment. */
  sealed: boolean
}

/** As people read it: `refund_policy.set` is "refund policy set". */
const words = (sql: string) => `translate(lower(${sql}), '._', '  ')`
const holds = (sql: string) =>
  `strpos(${words(sql)}, ${words("cast(:q as text)")}) > 0`

const WHERE = `(cast(:q as text) is null or ${holds("e.action")}
    or ${holds("e.object_type")}
    or e.object_id = :q or e.actor_id = :q
    or e.actor_id = any(cast(:actorIds as text[])))
  and (cast(:actorKind as text) is null or e.actor_kind = :actorKind)
  and (cast(:from as timestamp) is null
    or e.occurred_at >= cast(:from as timestamp) at time zone 'UTC')
  and (cast(:until as timestamp) is null or e.occurred_at <
    (cast(:until as timestamp) + interval '1 day') at time zone 'UTC')`

/** Events that fit, newest first, and how many there are in all. */
export async function searchAuditEvents(
  tx: Tx,
  { q, actorIds = [], actorKind, from, until, limit, offset }: AuditSearch
): Promise<{ events: FoundAuditEvent[]; count: number }> {
  const values = {
    q: q ?? null,
    actorIds: [...actorIds],
    actorKind: actorKind ?? null,
    from: from ?? null,
    until: until ?? null,
    limit,
    offset,
  }
  const { rows: events } = await tx.raw<{ rows: FoundAuditEvent[] }>(
    `select e.*, exists (select from audit_seal s where s.event_seq = e.seq)
       as sealed
     from audit_event e where ${WHERE}
     order by e.seq desc limit :limit offset :offset`,
    values
  )
  const { rows: counted } = await tx.raw<{ rows: { n: string }[] }>(
    `select count(*) as n from audit_event e where ${WHERE}`,
    values
  )
  return { events, count: Number(counted[0]?.n ?? 0) }
}
