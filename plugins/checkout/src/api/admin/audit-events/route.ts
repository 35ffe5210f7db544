import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { auditLog } from "../../../audit-log/read"
import type { AuditLogResponse, AuditQuery } from "../../../contract"

/** Searches the audit log. */
export async function GET(
  req: AuthenticatedMedusaRequest<unknown, AuditQuery>,
  res: MedusaResponse<AuditLogResponse>
) {
  res.json(await auditLog(req.scope, req.validatedQuery))
}
