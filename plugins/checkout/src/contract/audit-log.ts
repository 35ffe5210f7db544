import { z } from "zod"

const day = z.iso.date()

export const auditQuery = z.strictObject({
  q: z.string().trim().max(200).optional(),
  actor: z
    .enum(["user", "customer", "creator", "system", "provider", "api_key"])
    .optional(),
  from: day.optional(),
  until: day.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
})
export type AuditQuery = z.infer<typeof auditQuery>

/** An end of the chain that was kept elsewhere. */
export const auditHead = z.strictObject({
  position: z.string().regex(/^\d{1,18}$/),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
})
export const verifyAuditBody = z.strictObject({ head: auditHead.optional() })
export type VerifyAuditBody = z.infer<typeof verifyAuditBody>

/** One row of `GET /admin/audit-events`. */
export interface AuditLogEvent {
  /** Number of the event; later ones are higher. */
  seq: string
  at: string
  actor: { kind: string; id: string; name: string | null }
  action: string
  object: { kind: string; id: string }
  before: unknown
  after: unknown
  sealed: boolean
}

export interface AuditLogResponse {
  events: AuditLogEvent[]
  count: number
  limit: number
  offset: number
}

/** What `POST /admin/audit-events/verify` found. */
export interface AuditVerification {
  verdict:
    | { ok: true; sealed: number; unsealed: number }
    | {
        ok: false
        reason: string
        position: string
        event_seq: string | null
      }
  /** To be kept elsewhere; null before the first seal. */
  head: { position: string; hash: string } | null
}
