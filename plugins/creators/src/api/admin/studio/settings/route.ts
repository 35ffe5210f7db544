import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { updateOrganizationSettings } from "@codex/creators"
import { withTenant, type Pg } from "@codex/kernel"
import type { UpdateSettingsBody } from "../../../../contract"
import { requireRole, studioContext } from "../../../../lib/studio-context"
import { settingsDto } from "../../../../lib/studio-me"

export async function POST(
  req: AuthenticatedMedusaRequest<UpdateSettingsBody>,
  res: MedusaResponse
): Promise<void> {
  const context = await studioContext(req)
  requireRole(context, "owner", "admin")
  const pg = req.scope.resolve<Pg>(ContainerRegistrationKeys.PG_CONNECTION)
  const { organizationId } = context
  const settings = await withTenant(pg, { organizationId }, (tx) =>
    updateOrganizationSettings(tx, organizationId, req.validatedBody)
  )
  res.json({ settings: settingsDto(settings) })
}
