/** Who did it: a person by kind of account, or a machine. */
export type ActorKind =
  "user" | "customer" | "creator" | "system" | "provider" | "api_key"

export interface AuditInput {
  actorKind: ActorKind
  actorId: string
  /** Verb with its noun, such as `post.publish`. */
  action: string
  objectType: string
  objectId: string
  before?: unknown
  after?: unknown
}

export interface AuditEvent {
  seq: string
  actor_kind: ActorKind
  actor_id: string
  action: string
  object_type: string
  object_id: string
  before: unknown
  after: unknown
  occurred_at: Date
}

/** End of the chain; keep it elsewhere to notice a chain cut short. */
export interface AuditHead {
  position: string
  hash: string
}

export type TamperReason =
  "event_missing" | "event_changed" | "chain_broken" | "chain_cut_short"

export type AuditVerdict =
  | { ok: true; sealed: number; unsealed: number }
  | {
      ok: false
      reason: TamperReason
      /** Position in the chain and event number of the first bad row. */
      position: string
      eventSeq: string | null
    }
