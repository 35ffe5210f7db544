import type { MedusaContainer } from "@medusajs/framework/types"
import { creatorsOptions, type OrganizationOfCreator } from "@codex/creators"
import type { StudioMe } from "../contract"
import { adminAccess } from "./admin-access"
import type { StudioActor } from "./studio-context"

function organizationDto(row: OrganizationOfCreator) {
  const { id, name, handle, kind, role, currency_code, suspend_reason } = row
  return { id, name, handle, kind, role, currency_code, suspend_reason }
}

/** What Studio shows about the signed-in creator. */
export async function studioMeDto(
  container: MedusaContainer,
  actor: StudioActor
): Promise<StudioMe> {
  const { creator, organization } = actor
  const { id, display_name, handle, bio } = creator
  const approved = creator.approved_at !== null
  return {
    creator: { id, display_name, handle, bio, approved },
    organization: organizationDto(organization),
    organizations: actor.organizations.map(organizationDto),
    role: organization.role,
    viewed: actor.isViewed,
    operator: (await adminAccess(container, actor.userId)) === "operator",
    storefront_url: creatorsOptions().storefrontUrl ?? null,
  }
}
