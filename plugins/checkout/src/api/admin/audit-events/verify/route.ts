import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { verifyAuditLog } from "../../../../audit-log/read"
import type { AuditVerification, VerifyAuditBody } from "../../../../contract"

/** Recomputes the chain that seals the audit log. */
export async function POST(
  req: AuthenticatedMedusaRequest<VerifyAuditBody>,
  res: MedusaResponse<AuditVerification>
) {
  res.json(await verifyAuditLog(req.scope, req.validatedBody))
}
