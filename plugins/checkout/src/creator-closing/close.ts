import { listOrganizationsEver, type Creator } from "@codex/creators"
import {
  confirmPassword,
  endPersonSessions,
} from "@codex/plugin-accounts/workflows"
import { forgetAccess, studioFailure } from "@codex/plugin-creators/workflows"
import type { AuthenticatedMedusaRequest } from "@medusajs/framework/http"
import { Modules } from "@medusajs/framework/utils"
import type { CloseCreatorBody, CreatorClosing } from "../contract"
import {
  isOwned,
  requireCreator,
  type Holdings,
} from "../creator-data/own-creator"
import { checkoutFailure } from "../lib/failures"
import { inPlatform } from "../lib/platform"
import { closeCreatorWorkflow } from "../workflows/checkout-close-creator"
import { findObstacles } from "./facts"

type Request<Body = unknown> = AuthenticatedMedusaRequest<Body>

/** Whom an operator has suspended settles that first; who was stopped goes on. */
function refuseSuspended({ status, closed_at, suspend_reason }: Creator): void {
  if (status === "suspended" && closed_at === null) {
    const reason = suspend_reason ? `${suspend_reason} ` : ""
    throw studioFailure("creator_suspended", { reason })
  }
}

const holdingsOf = (req: Request) =>
  inPlatform(req.scope, "close a creator", async (tx) => {
    const creator = await requireCreator(tx, req.auth_context.actor_id)
    refuseSuspended(creator)
    const organizations = await listOrganizationsEver(tx, creator.id)
    const holdings: Holdings = { creator, organizations }
    const isClosed = creator.closed_at !== null
    return {
      ...holdings,
      obstacles: isClosed ? [] : await findObstacles(tx, holdings),
    }
  })

/** Whether the same login is also a shopper's. */
async function shops(req: Request): Promise<boolean> {
  const auth = req.scope.resolve(Modules.AUTH)
  const { app_metadata: known } = await auth.retrieveAuthIdentity(
    req.auth_context.auth_identity_id
  )
  return typeof known?.customer_id === "string"
}

/** What closing would do, before anybody is asked for a password. */
export async function showClosing(req: Request): Promise<CreatorClosing> {
  const { organizations, obstacles } = await holdingsOf(req)
  const active = organizations.filter(
    (each) => each.membership_status === "active"
  )
  const named = (owned: boolean) =>
    active.filter((each) => isOwned(each) === owned).map(({ name }) => name)
  return {
    leaves: named(false),
    closes: named(true),
    shops: await shops(req),
    obstacles,
  }
}

/** The address they sign in with; none once the user is gone. */
async function emailOf(req: Request): Promise<string | null> {
  const id = req.auth_context.actor_id
  const [user] = await req.scope.resolve(Modules.USER).listUsers({ id: [id] })
  return user?.email ?? null
}

/**
 * Closes the account of the creator who types their password, for good. What
 * stands in the way is judged here, before anything moves, and once more where
 * it is done.
 */
export async function closeAccount(
  req: Request<CloseCreatorBody>
): Promise<void> {
  const { actor_id: userId, auth_identity_id } = req.auth_context
  const { creator, obstacles } = await holdingsOf(req)
  await confirmPassword(req, req.validatedBody.password)
  if (obstacles.length > 0) {
    throw checkoutFailure("closing_blocked")
  }
  await closeCreatorWorkflow(req.scope).run({
    input: {
      creator_id: creator.id,
      user_id: userId,
      auth_identity_id,
      email: await emailOf(req),
      name: creator.display_name,
      shops: await shops(req),
    },
  })
  forgetAccess(userId)
  await endPersonSessions(req.scope, {
    owner: { authIdentityId: auth_identity_id },
    reason: "account_deleted",
  })
}
