import {
  auditHead,
  searchAuditEvents,
  verifyAudit,
  type FoundAuditEvent,
} from "@codex/audit"
import type { MedusaContainer } from "@medusajs/framework/types"
import type {
  AuditLogEvent,
  AuditLogResponse,
  AuditQuery,
  AuditVerification,
  VerifyAuditBody,
} from "../contract"
import { inPlatform } from "../lib/platform"
import { actorNames, actorsByEmail } from "./people"

const toEvent =
  (names: ReadonlyMap<string, string>) =>
  (row: FoundAuditEvent): AuditLogEvent => ({
    seq: row.seq,
    at: row.occurred_at.toISOString(),
    actor: {
      kind: row.actor_kind,
      id: row.actor_id,
      name: names.get(row.actor_id) ?? null,
    },
    action: row.action,
    object: { kind: row.object_type, id: row.object_id },
    before: row.before,
    after: row.after,
    sealed: row.sealed,
  })

/** Who did what, newest first (operator screen). */
export async function auditLog(
  container: MedusaContainer,
  { actor, ...page }: AuditQuery
): Promise<AuditLogResponse> {
  const actorIds = await actorsByEmail(container, page.q)
  const { events, count } = await inPlatform(container, "audit log", (tx) =>
    searchAuditEvents(tx, { ...page, actorIds, actorKind: actor })
  )
  const names = await actorNames(container, events)
  const { limit, offset } = page
  return { events: events.map(toEvent(names)), count, limit, offset }
}

/** Recomputes the chain, and gives its end to keep elsewhere. */
export function verifyAuditLog(
  container: MedusaContainer,
  { head }: VerifyAuditBody
): Promise<AuditVerification> {
  return inPlatform(container, "audit log: verify", async (tx) => {
    const verdict = await verifyAudit(tx, head)
    return {
      verdict: verdict.ok
        ? verdict
        : {
            ok: false,
            reason: verdict.reason,
            position: verdict.position,
            event_seq: verdict.eventSeq,
          },
      head: await auditHead(tx),
    }
  })
}
