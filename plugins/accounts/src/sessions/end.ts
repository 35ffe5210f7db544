import {
  endSessions,
  type EndSessions,
  type SessionOwner,
} from "@codex/accounts"
import { recordAudit } from "@codex/audit"
import { withPlatform, type Pg } from "@codex/kernel"
import type { MedusaRequest } from "@medusajs/framework/http"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { forgetSecondFactor } from "../second-factor/state"
import { claimsOf, credentialsOf, type SessionClaims } from "./claims"
import { liveSessions } from "./live-sessions"

const nameOf = (owner: SessionOwner) =>
  "authIdentityId" in owner ? owner.authIdentityId : owner.actorId

/**
 * Ends sessions, here at once and in every other process within two seconds.
 * Who ended what and why is in the audit log.
 */
export async function endAll(
  container: MedusaContainer,
  input: EndSessions
): Promise<number> {
  const pg = container.resolve<Pg>(ContainerRegistrationKeys.PG_CONNECTION)
  const ended = await withPlatform(pg, "end sessions", async (tx) => {
    const ids = await endSessions(tx, input)
    for (const objectId of ids) {
      await recordAudit(tx, {
        actorKind: "user",
        actorId: nameOf(input.owner),
        action: `session.${input.reason}`,
        objectType: "login_session",
        objectId,
        after: { reason: input.reason },
      })
    }
    return ids
  })
  const mirror = liveSessions(container)
  ended.forEach((id) => mirror.forget(id))
  return ended.length
}

/** Who signed this request in, in whichever way. */
export function signedIn(req: MedusaRequest): SessionClaims | null {
  const { auth_context: context, session } = credentialsOf(req)
  return (
    context ??
    session?.auth_context ??
    claimsOf(req.scope, req.get("authorization"))
  )
}

/** A person's sessions: those of the login, or of a guest without one. */
export const ownerOf = (claims: SessionClaims) =>
  claims.auth_identity_id
    ? { authIdentityId: claims.auth_identity_id }
    : { actorType: claims.actor_type, actorId: claims.actor_id }

/** Signing out: this session, wherever its token still is. */
export async function signOut(req: MedusaRequest): Promise<void> {
  const claims = signedIn(req)
  if (claims?.sid) {
    await endAll(req.scope, {
      owner: ownerOf(claims),
      reason: "signed_out",
      id: claims.sid,
    })
  }
}

/** A new password: whoever knew the old one is out, on every device. */
export async function endAfterPassword(req: MedusaRequest): Promise<void> {
  const authIdentityId = credentialsOf(req).auth_context?.auth_identity_id
  if (authIdentityId) {
    const owner = { authIdentityId }
    await endAll(req.scope, { owner, reason: "password_changed" })
  }
}

/** A second factor was added or removed: every other device signs in again. */
export async function endAfterMfa(req: MedusaRequest): Promise<void> {
  const claims = signedIn(req)
  if (claims?.auth_identity_id) {
    forgetSecondFactor(claims.auth_identity_id)
    await endAll(req.scope, {
      owner: ownerOf(claims),
      reason: "mfa_changed",
      ...(claims.sid ? { except: claims.sid } : {}),
    })
  }
}
