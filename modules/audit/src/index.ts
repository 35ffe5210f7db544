import { Module } from "@medusajs/framework/utils"
import { AuditModuleService } from "./service"
import "./tables"

/** Container key of the module. */
export const AUDIT = "codex_audit"

export default Module(AUDIT, { service: AuditModuleService })

export { listAuditEvents, recordAudit } from "./store/events"
export {
  searchAuditEvents,
  type AuditSearch,
  type FoundAuditEvent,
} from "./store/search"
export { auditHead, sealAudit } from "./store/seal"
export { verifyAudit } from "./store/verify"
export type {
  ActorKind,
  AuditEvent,
  AuditHead,
  AuditInput,
  AuditVerdict,
  TamperReason,
} from "./types"
