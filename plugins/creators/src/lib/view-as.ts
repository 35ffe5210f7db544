import { recordAudit } from "@codex/audit"
import { getCreator, type Creator } from "@codex/creators"
import { slot, withPlatform, type Pg, type Tx } from "@codex/kernel"
import type { AuthenticatedMedusaRequest } from "@medusajs/framework/http"
import { adminAccess } from "./admin-access"
import { studioFailure } from "./failures"

/** Stands where the organization's id does; see `asCreator` in the dashboard. */
const VIEW_AS = /^view-as:(\w+)(?::(\w+))?$/
/** Looking on for this long is one event of the audit log. */
const ONE_LOOK_MS = 600_000

const looks = slot<Map<string, number>>("creators.looks", () => new Map())

export interface View {
  creatorId: string
  organizationId: string | undefined
}

/** Whose Studio a request wants to see instead of one's own. */
export function viewOf(wanted: string | undefined): View | null {
  const [, creatorId, organizationId] = VIEW_AS.exec(wanted ?? "") ?? []
  return creatorId ? { creatorId, organizationId } : null
}

/**
 * The creator an operator looks at Studio as: to see what they see, never to
 * act for them. To anybody else there is no such thing.
 */
export async function viewedCreator(
  tx: Tx,
  req: Pick<AuthenticatedMedusaRequest, "scope" | "method">,
  { userId, view }: { userId: string; view: View }
): Promise<Creator> {
  const creator =
    (await adminAccess(req.scope, userId)) === "operator"
      ? await getCreator(tx, view.creatorId)
      : null
  if (!creator) {
    throw studioFailure("organization_not_found")
  }
  if (req.method !== "GET") {
    throw studioFailure("view_only", { name: creator.display_name })
  }
  return creator
}

/**
 * Once for all the requests of a page, and again while somebody looks on. Asked
 * when it is certain that there is something to see: a request that came to
 * nothing leaves neither an event nor the belief that there is one.
 */
export async function noteLook(
  pg: Pg,
  actorId: string,
  objectId: string
): Promise<void> {
  const key = `${actorId}:${objectId}`
  const now = Date.now()
  if ((looks.get().get(key) ?? 0) > now) {
    return
  }
  await withPlatform(pg, "an operator looks on", (tx) =>
    recordAudit(tx, {
      actorKind: "user",
      actorId,
      action: "creator.viewed_as",
      objectType: "creator",
      objectId,
    })
  )
  looks.get().set(key, now + ONE_LOOK_MS)
}
