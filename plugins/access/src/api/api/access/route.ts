import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type { AccessQuery, AccessResponse } from "../../../contract"
import { accessState } from "../../../lib/library"
import { postAccess } from "../../../lib/owned-post"
import { customerIdOf, pgOf } from "../../../lib/request"

export async function GET(
  req: AuthenticatedMedusaRequest<unknown, AccessQuery>,
  res: MedusaResponse<AccessResponse>
): Promise<void> {
  const { post_id } = req.validatedQuery
  const { access } = await postAccess(
    pgOf(req.scope),
    customerIdOf(req),
    post_id
  )
  res.set("Cache-Control", "private, no-store")
  res.json({
    owned: access.allowed,
    granted_by: access.allowed ? access.grant.source_kind : null,
    expires_at: access.grant?.expires_at?.toISOString() ?? null,
    state: access.grant ? accessState(access).state : "none",
  })
}
