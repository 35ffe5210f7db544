import type { AuthenticatedMedusaRequest } from "@medusajs/framework/http"
import {
  contentFailure,
  getPost,
  hasPublished,
  type ContentPost,
} from "@codex/content"
import { getOrganizationSettings, isPhoneMissing } from "@codex/creators"
import { withPlatform, withTenant, type Pg } from "@codex/kernel"
import {
  studioContext,
  type StudioContext,
} from "@codex/plugin-creators/workflows"
import { connection } from "./scoped-post"

/** Owners and admins edit every post of the organization, creators their own. */
const EDITS_ALL = new Set<StudioContext["role"]>(["owner", "admin"])
const AUTHORS = new Set<StudioContext["role"]>(["owner", "admin", "creator"])

export function canEdit(context: StudioContext, post: ContentPost): boolean {
  return (
    EDITS_ALL.has(context.role) ||
    (AUTHORS.has(context.role) && post.creator_id === context.creatorId)
  )
}

/** Which posts this person's lists show: all, or their own. */
export const visibleCreator = (context: StudioContext): string | undefined =>
  EDITS_ALL.has(context.role) ? undefined : context.creatorId

/** The acting creator, who must be somebody who may write posts here. */
export async function authorContext(
  req: AuthenticatedMedusaRequest
): Promise<StudioContext> {
  const context = await studioContext(req)
  if (!AUTHORS.has(context.role)) {
    throw contentFailure("authoring_not_allowed")
  }
  return context
}

export interface StudioPostRequest {
  context: StudioContext
  post: ContentPost
}

/**
 * The post named in the path, if this person may work on it. Absent, foreign
 * and somebody else's draft all answer the same 404 (ARCHITECTURE §4).
 */
export async function studioPost(
  req: AuthenticatedMedusaRequest
): Promise<StudioPostRequest> {
  const context = await studioContext(req)
  const post = await withTenant(
    connection(req.scope),
    { organizationId: context.organizationId },
    (tx) => getPost(tx, req.params.id ?? "")
  )
  if (!post || post.deleted_at !== null || !canEdit(context, post)) {
    throw contentFailure("post_not_found")
  }
  return { context, post }
}

/**
 * Where posts are reviewed, only an owner or an admin puts them on sale; and
 * nobody does before the operator has looked at them, where the operator does.
 */
export async function refuseUnreviewed(
  pg: Pg,
  { organizationId, role, approved }: StudioContext
): Promise<void> {
  if (!approved) {
    throw contentFailure("creator_waits")
  }
  const settings = await withTenant(pg, { organizationId }, (tx) =>
    getOrganizationSettings(tx, organizationId)
  )
  if (settings?.publish_review && !EDITS_ALL.has(role)) {
    throw contentFailure("review_required")
  }
}

/**
 * Before their very first post somebody proves a phone number, where the
 * operator asks for one (ADR 0030). Its author does, whoever presses the
 * button; in every organization they have, so not in the scope of one.
 */
export async function refusePhoneless(
  pg: Pg,
  creatorId: string
): Promise<void> {
  const refused = await withPlatform(
    pg,
    "first publication",
    async (tx) =>
      (await isPhoneMissing(tx, { creatorId })) &&
      !(await hasPublished(tx, creatorId))
  )
  if (refused) {
    throw contentFailure("phone_first")
  }
}
