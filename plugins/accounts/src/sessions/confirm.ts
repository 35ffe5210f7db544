import { accountsOptions, confirmSession } from "@codex/accounts"
import { withPlatform, type Pg } from "@codex/kernel"
import type { AuthenticatedMedusaRequest } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { countTry, forgive } from "../guard/limits"
import { emailLoginOf } from "../lib/email-login"
import { accountsFailure } from "../lib/failures"
import { identityWithPassword } from "../lib/identity-with-password"
import type { SessionClaims } from "./claims"
import { liveSessions } from "./live-sessions"

type Request = Pick<AuthenticatedMedusaRequest, "scope" | "auth_context">

const claims = (req: Request) => req.auth_context as SessionClaims

/** Whether this password is the one of the person who is signed in. */
async function isOwnPassword(req: Request, password: string): Promise<boolean> {
  const login = await emailLoginOf(req)
  if (!login) {
    return false
  }
  const own = { email: login.entity_id, password }
  const { auth_identity_id: id } = claims(req)
  return (await identityWithPassword(req.scope, own)) === id
}

/**
 * Asks for the password again, on the server. A try is counted before the
 * password is looked at, for the person over all sessions; the confirmation
 * belongs to this session alone.
 */
export async function confirmPassword(
  req: Request,
  password: string
): Promise<void> {
  const { sid, auth_identity_id: of } = claims(req)
  const counters = [{ limit: "code" as const, of: `confirm|${of}` }]
  if ((await countTry(req.scope, counters)) > 0) {
    throw accountsFailure("password_tries_exceeded")
  }
  if (!sid || !(await isOwnPassword(req, password))) {
    throw accountsFailure("password_wrong")
  }
  const pg = req.scope.resolve<Pg>(ContainerRegistrationKeys.PG_CONNECTION)
  await withPlatform(pg, "note a confirmed password", (tx) =>
    confirmSession(tx, sid)
  )
  liveSessions(req.scope).forget(sid)
  await forgive(req.scope, counters)
}

/**
 * Refuses whoever has not proven in the last minutes who they are, by
 * password or by a second factor. The row is read anew: this is the last
 * question before money or keys move.
 */
export async function requireConfirmation(req: Request): Promise<void> {
  const { sid, mfa_challenge_completed_at: challenge } = claims(req)
  const mirror = liveSessions(req.scope)
  if (!sid) {
    throw accountsFailure("confirmation_required")
  }
  mirror.forget(sid)
  const found = await mirror.get(sid)
  const proofs = [found?.row.confirmed_at, challenge && new Date(challenge)]
  const since = Date.now() - accountsOptions().stepUpSeconds * 1_000
  if (!found || !proofs.some((at) => at && at.getTime() > since)) {
    throw accountsFailure("confirmation_required")
  }
}
