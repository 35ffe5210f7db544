import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import {
  creatorsOptions,
  getOrganizationSettings,
  type OrganizationOfCreator,
  type OrganizationSettings,
} from "@codex/creators"
import { withTenant, type Pg } from "@codex/kernel"
import type { StudioMe } from "../contract"
import { adminAccess } from "./admin-access"
import type { StudioActor } from "./studio-context"

function organizationDto(row: OrganizationOfCreator) {
  const { id, name, handle, kind, role, currency_code } = row
  return { id, name, handle, kind, role, currency_code }
}

export function settingsDto(row: OrganizationSettings | null) {
  return {
    tagline: row?.tagline ?? "",
    description: row?.description ?? "",
    brand_color: row?.brand_color ?? null,
    support_email: row?.support_email ?? null,
  }
}

/** What Studio shows about the signed-in creator. */
export async function studioMeDto(
  container: MedusaContainer,
  actor: StudioActor
): Promise<StudioMe> {
  const pg = container.resolve<Pg>(ContainerRegistrationKeys.PG_CONNECTION)
  const { creator, organization } = actor
  const settings = await withTenant(
    pg,
    { organizationId: organization.id },
    (tx) => getOrganizationSettings(tx, organization.id)
  )
  const { id, display_name, handle, bio } = creator
  return {
    creator: { id, display_name, handle, bio },
    organization: {
      ...organizationDto(organization),
      settings: settingsDto(settings),
    },
    organizations: actor.organizations.map(organizationDto),
    role: organization.role,
    operator: (await adminAccess(container, actor.userId)) === "operator",
    storefront_url: creatorsOptions().storefrontUrl ?? null,
  }
}
