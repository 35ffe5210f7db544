import type { LiveSession } from "@codex/accounts"
import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { accountsFailure } from "../lib/failures"
import {
  claimsOf,
  credentialsOf,
  isSession,
  type SessionClaims,
} from "./claims"
import { liveSessions } from "./live-sessions"

/** A token made before its session had an actor stays without one. */
const fits = (row: LiveSession, claims: SessionClaims): boolean =>
  row.auth_identity_id === claims.auth_identity_id &&
  row.actor_type === claims.actor_type &&
  (!claims.actor_id || row.actor_id === claims.actor_id)

async function isLive(
  req: MedusaRequest,
  claims: SessionClaims
): Promise<boolean> {
  const { sid } = claims
  if (!sid) {
    return false
  }
  const mirror = liveSessions(req.scope)
  const known = (await mirror.get(sid))?.row
  if (!known || fits(known, claims)) {
    return known !== undefined
  }
  // A registration or a second factor completed a moment ago gave the row its
  // actor; what this process remembers may be older than that.
  mirror.forget(sid)
  const row = (await mirror.get(sid))?.row
  return row !== undefined && fits(row, claims)
}

/** What signs this request in, by all the ways Medusa reads. */
function credentials(req: MedusaRequest): SessionClaims[] {
  const { auth_context: context, session } = credentialsOf(req)
  const found = [
    context,
    session?.auth_context,
    claimsOf(req.scope, req.get("authorization")),
  ]
  return found.filter(
    (claims) =>
      claims != null && claims.actor_type !== "api-key" && isSession(claims)
  ) as SessionClaims[]
}

function forget(req: MedusaRequest): void {
  const signed = credentialsOf(req)
  delete signed.auth_context
  delete req.headers.authorization
  if (signed.session?.auth_context) {
    delete signed.session.auth_context
  }
}

/**
 * The row decides, not the token: a request whose session has ended, idled
 * out or never existed is nobody's. What needs somebody then answers 401; what
 * is public goes on as for any stranger.
 */
export async function sessionGuard(
  req: MedusaRequest,
  _res: MedusaResponse,
  next: MedusaNextFunction
): Promise<void> {
  for (const claims of credentials(req)) {
    if (!(await isLive(req, claims))) {
      const authenticated = credentialsOf(req).auth_context !== undefined
      forget(req)
      if (authenticated) {
        throw accountsFailure("session_ended")
      }
      break
    }
  }
  next()
}
