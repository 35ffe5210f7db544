import type {
  AuthenticatedMedusaRequest,
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { findCreatorByUser } from "@codex/creators"
import { withPlatform } from "@codex/kernel"
import { isAllowed } from "../domain/admin-path"
import {
  STUDIO_ALLOW_LIST,
  SUSPENDED_ALLOW_LIST,
} from "../domain/studio-allow-list"
import { adminAccess } from "./admin-access"
import { connection } from "./connection"
import { studioFailure, suspendedFailure } from "./failures"

/** Medusa's own authentication has run, or the route has opted out of it. */
type GuardedRequest = MedusaRequest &
  Partial<Pick<AuthenticatedMedusaRequest, "auth_context">>

async function suspended(req: GuardedRequest, userId: string) {
  const creator = await withPlatform(
    connection(req.scope),
    "why a creator is suspended",
    (tx) => findCreatorByUser(tx, userId)
  )
  return suspendedFailure(creator?.suspend_reason)
}

/**
 * Default deny for `/admin*`: core routes that declare no policy are open to
 * every admin user (MEDUSA Part 3.3), so a creator reaches the allow-list and
 * nothing else. API keys and operators pass.
 */
export async function studioGuard(
  req: GuardedRequest,
  _res: MedusaResponse,
  next: MedusaNextFunction
): Promise<void> {
  const { actor_id: userId, actor_type: type } = req.auth_context ?? {}
  if (type !== "user" || !userId) {
    next()
    return
  }
  const access = await adminAccess(req.scope, userId)
  const request = { method: req.method, url: req.originalUrl, body: req.body }
  if (access === "suspended" && !isAllowed(SUSPENDED_ALLOW_LIST, request)) {
    throw await suspended(req, userId)
  }
  if (access === "creator" && !isAllowed(STUDIO_ALLOW_LIST, request)) {
    throw studioFailure("studio_only")
  }
  next()
}
