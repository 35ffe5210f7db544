import type { Tx } from "@codex/kernel"
import { recordAudit } from "@codex/audit"

/** Who does it, as the audit log names them. */
export interface Operator {
  actor_kind: "user" | "api_key"
  actor_id: string
}

interface Act {
  action: "access.given" | "access.extended" | "access.taken_back"
  grantId: string
  before?: Readonly<Record<string, unknown>>
  after: Readonly<Record<string, unknown>> & { reason: string }
}

/** Notes what an operator did to a grant, and why. */
export function noteAct(
  tx: Tx,
  operator: Operator,
  { action, grantId, before, after }: Act
): Promise<void> {
  return recordAudit(tx, {
    actorKind: operator.actor_kind,
    actorId: operator.actor_id,
    action,
    objectType: "grant",
    objectId: grantId,
    ...(before ? { before } : {}),
    after,
  })
}
