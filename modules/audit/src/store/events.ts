import type { Tx } from "@codex/kernel"
import type { AuditEvent, AuditInput } from "../types"

const json = (value: unknown): string | null =>
  value === undefined || value === null
    ? null
    : JSON.stringify(value, (_key, each: unknown) =>
        typeof each === "bigint" ? each.toString() : each
      )

/**
 * Writes one audit event in the caller's transaction: what did not commit was
 * never done and is not in the trail.
 */
export async function recordAudit(tx: Tx, input: AuditInput): Promise<void> {
  await tx.raw(
    `insert into audit_event
       (actor_kind, actor_id, action, object_type, object_id, before, after)
     values (?, ?, ?, ?, ?, ?::jsonb, ?::jsonb)`,
    [
      input.actorKind,
      input.actorId,
      input.action,
      input.objectType,
      input.objectId,
      json(input.before),
      json(input.after),
    ]
  )
}

/** What happened to one object, newest first. */
export async function listAuditEvents(
  tx: Tx,
  filter: { objectType: string; objectId: string; limit: number }
): Promise<AuditEvent[]> {
  const { rows } = await tx.raw<{ rows: AuditEvent[] }>(
    `select * from audit_event where object_type = ? and object_id = ?
     order by seq desc limit ?`,
    [filter.objectType, filter.objectId, filter.limit]
  )
  return rows
}
