import {
  findCreatorByUser,
  listOrganizationsEver,
  type Creator,
  type OrganizationEver,
} from "@codex/creators"
import type { Tx } from "@codex/kernel"
import { studioFailure } from "@codex/plugin-creators/workflows"
import type { AuthenticatedMedusaRequest } from "@medusajs/framework/http"
import type { MedusaContainer } from "@medusajs/framework/types"
import { inPlatform } from "../lib/platform"

/** Somebody, and every organization they work for or have left. */
export interface Holdings {
  creator: Creator
  organizations: readonly OrganizationEver[]
}

/** Whose data it is, and where it stands. */
export interface Owner extends Holdings {
  container: MedusaContainer
  userId: string
  authIdentityId: string
}

/** The creator that this login is; nobody is looked at through somebody else. */
export async function requireCreator(tx: Tx, userId: string): Promise<Creator> {
  const creator = await findCreatorByUser(tx, userId)
  if (!creator) {
    throw studioFailure("not_a_creator")
  }
  return creator
}

export async function ownerOf(req: AuthenticatedMedusaRequest): Promise<Owner> {
  const { actor_id: userId, auth_identity_id: authIdentityId } =
    req.auth_context
  const found = await inPlatform(req.scope, "a creator's data", async (tx) => {
    const creator = await requireCreator(tx, userId)
    const organizations = await listOrganizationsEver(tx, creator.id)
    return { creator, organizations }
  })
  return { container: req.scope, userId, authIdentityId, ...found }
}

/** Theirs: they decide about all of it, and what it earns is paid to them. */
export const isOwned = (organization: OrganizationEver): boolean =>
  organization.role === "owner" && organization.membership_status === "active"

export const ownedBrands = ({ organizations }: Holdings) =>
  organizations.filter((each) => isOwned(each) && each.kind === "brand")

/** Wallets whose money is theirs: their own, and those of brands they own. */
export const walletsOf = (of: Holdings) => [
  {
    id: of.creator.id,
    name: of.creator.display_name,
    organizationId: of.creator.personal_organization_id,
  },
  ...ownedBrands(of).map(({ id, name }) => ({ id, name, organizationId: id })),
]
