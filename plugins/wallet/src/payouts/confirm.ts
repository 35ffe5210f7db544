import { sha256Hex, withPlatform, type Pg } from "@codex/kernel"
import {
  isConfirmed,
  markConfirmed,
  takeTry,
  type Session,
} from "@codex/payouts"
import type { AuthenticatedMedusaRequest } from "@medusajs/framework/http"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { walletFailure } from "../lib/failures"

type Request = Pick<
  AuthenticatedMedusaRequest,
  "scope" | "auth_context" | "get"
>

/** The confirmation belongs to this session or token, not to the person. */
export function sessionOf(req: Request & { sessionID?: string }): Session {
  const token = req.get("authorization") ?? req.sessionID ?? ""
  return {
    userId: req.auth_context.actor_id,
    sessionHash: sha256Hex(token),
  }
}

const pgOf = (req: Request) =>
  req.scope.resolve<Pg>(ContainerRegistrationKeys.PG_CONNECTION)

/** Whether this password is the one of the person who is signed in. */
async function isOwnPassword(
  req: Request,
  userId: string,
  password: string
): Promise<boolean> {
  const user = await req.scope.resolve(Modules.USER).retrieveUser(userId)
  const { success, authIdentity } = await req.scope
    .resolve(Modules.AUTH)
    .authenticate("emailpass", {
      body: { email: user.email, password },
      headers: {},
      query: {},
      url: "",
      protocol: "https",
    })
  return success && authIdentity?.app_metadata?.user_id === userId
}

/**
 * Asks for the password again, on the server. A try is counted before the
 * password is looked at, in its own transaction, so that guesses in parallel
 * or cut short are counted as well.
 */
export async function confirmPassword(
  req: Request,
  password: string
): Promise<void> {
  const session = sessionOf(req)
  const pg = pgOf(req)
  const allowed = await withPlatform(pg, "count a password try", (tx) =>
    takeTry(tx, session, new Date())
  )
  if (!allowed) {
    throw walletFailure("password_tries_exceeded")
  }
  if (!(await isOwnPassword(req, session.userId, password))) {
    throw walletFailure("password_wrong")
  }
  await withPlatform(pg, "note a confirmed password", (tx) =>
    markConfirmed(tx, session, new Date())
  )
}

/** Refuses whoever has not confirmed their password in the last minutes. */
export async function requireConfirmation(req: Request): Promise<void> {
  const confirmed = await withPlatform(pgOf(req), "check confirmation", (tx) =>
    isConfirmed(tx, sessionOf(req), new Date())
  )
  if (!confirmed) {
    throw walletFailure("confirmation_required")
  }
}
