import type { AuthenticatedMedusaRequest } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import {
  findCreatorByUser,
  listOrganizationsOfCreator,
  type Creator,
  type MembershipRole,
  type OrganizationOfCreator,
} from "@codex/creators"
import { withPlatform, type Pg, type Tx } from "@codex/kernel"
import { studioFailure, suspendedFailure } from "./failures"
import { noteLook, viewedCreator, viewOf } from "./view-as"

/** Names the organization a Studio request is about. */
export const ORGANIZATION_HEADER = "x-codex-organization"

export interface StudioContext {
  userId: string
  creatorId: string
  organizationId: string
  role: MembershipRole
  /** False: nothing is put on sale before the operator has looked. */
  approved: boolean
}

export interface StudioActor {
  userId: string
  creator: Creator
  organization: OrganizationOfCreator
  organizations: OrganizationOfCreator[]
  /** True where an operator looks on; see `view-as`. */
  isViewed: boolean
}

type StudioRequest = Pick<
  AuthenticatedMedusaRequest,
  "auth_context" | "scope" | "get" | "method"
>

async function inOrganization(
  tx: Tx,
  creator: Creator,
  organizationId: string | undefined
) {
  const organizations = await listOrganizationsOfCreator(tx, creator.id)
  // Brands come first, so the first one is the default.
  const organization = organizationId
    ? organizations.find(({ id }) => id === organizationId)
    : organizations[0]
  if (!organization) {
    throw studioFailure("organization_not_found")
  }
  return { creator, organization, organizations }
}

/** What the request's creator may act for, from rows and never from a token. */
export async function resolveStudioActor(
  tx: Tx,
  userId: string,
  organizationId?: string
): Promise<StudioActor> {
  const creator = await findCreatorByUser(tx, userId)
  if (!creator) {
    throw studioFailure("not_a_creator")
  }
  if (creator.status !== "active") {
    throw suspendedFailure(creator.suspend_reason)
  }
  const found = await inOrganization(tx, creator, organizationId)
  return { userId, ...found, isViewed: false }
}

/** The signed-in creator with every organization they belong to. */
export async function studioActor(req: StudioRequest): Promise<StudioActor> {
  const { actor_id: userId, actor_type: actorType } = req.auth_context ?? {}
  if (!userId || actorType !== "user") {
    throw studioFailure("not_a_creator")
  }
  const pg = req.scope.resolve<Pg>(ContainerRegistrationKeys.PG_CONNECTION)
  const wanted = req.get(ORGANIZATION_HEADER)?.trim()
  const view = viewOf(wanted)
  const actor = await withPlatform(
    pg,
    "resolve the Studio actor",
    async (tx) => {
      if (!view) {
        return resolveStudioActor(
          tx,
          userId,
          wanted === "" ? undefined : wanted
        )
      }
      const creator = await viewedCreator(tx, req, { userId, view })
      const found = await inOrganization(tx, creator, view.organizationId)
      return { userId, ...found, isViewed: true }
    }
  )
  if (actor.isViewed) {
    await noteLook(pg, userId, actor.creator.id)
  }
  return actor
}

/**
 * Resolves the signed-in admin user to an active creator and to the
 * organization named by `x-codex-organization`; without the header to the
 * first brand organization, else the personal one.
 */
export async function studioContext(
  req: StudioRequest
): Promise<StudioContext> {
  const { userId, creator, organization } = await studioActor(req)
  return {
    userId,
    creatorId: creator.id,
    organizationId: organization.id,
    role: organization.role,
    approved: creator.approved_at !== null,
  }
}

/** Refuses a member who may not change what belongs to the organization. */
export function requireRole(
  context: { role: MembershipRole },
  ...allowed: MembershipRole[]
): void {
  if (!allowed.includes(context.role)) {
    throw studioFailure("organization_role_required")
  }
}
