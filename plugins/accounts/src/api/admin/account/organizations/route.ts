import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { studioActor } from "@codex/plugin-creators/workflows"
import type { OrganizationBody, OrganizationMade } from "../../../../contract"
import { makeOrganization } from "../../../../people/organization"

/** A brand of one's own, with its owner in it. */
export async function POST(
  req: AuthenticatedMedusaRequest<OrganizationBody>,
  res: MedusaResponse<{ organization: OrganizationMade }>
): Promise<void> {
  const actor = await studioActor(req)
  const made = await makeOrganization(req.scope, actor, req.validatedBody)
  res.json({ organization: made })
}
