import { getAuthContextFromJwtToken } from "@medusajs/framework/http"
import type { AuthContext, MedusaRequest } from "@medusajs/framework/http"
import type { MedusaContainer } from "@medusajs/framework/types"
import {
  ContainerRegistrationKeys,
  generateJwtToken,
} from "@medusajs/framework/utils"

/** What Medusa signs, and the session row it stands for. */
export interface SessionClaims extends AuthContext {
  sid?: string
}

/** What Medusa has found so far; it types its own session as anything. */
export const credentialsOf = (req: MedusaRequest) =>
  req as unknown as {
    auth_context?: SessionClaims
    session?: { auth_context?: SessionClaims }
  }

function httpOf(container: MedusaContainer) {
  return container.resolve(ContainerRegistrationKeys.CONFIG_MODULE)
    .projectConfig.http
}

/**
 * The claims of a bearer token that this server has signed and that has not
 * run out; `null` for anything else, such as an API key.
 */
export function claimsOf(
  container: MedusaContainer,
  authorization: string | undefined
): SessionClaims | null {
  const http = httpOf(container)
  if (!authorization || !http.jwtSecret) {
    return null
  }
  return getAuthContextFromJwtToken(
    authorization,
    http.jwtSecret,
    ["bearer"],
    ["*"],
    http.jwtPublicKey,
    http.jwtVerifyOptions ?? http.jwtOptions
  )
}

/**
 * Whether these claims sign somebody in. A reset token and an invitation are
 * signed with the same key, name neither actor nor identity, and never do.
 */
export function isSession(claims: SessionClaims): boolean {
  return Boolean(claims.actor_id || claims.auth_identity_id)
}

/** The same claims, signed again with their session and until it ends. */
export function signClaims(
  container: MedusaContainer,
  claims: SessionClaims,
  session: { id: string; expires_at: Date }
): string {
  const http = httpOf(container)
  const stale = ["iat", "exp", "nbf"]
  const kept = Object.fromEntries(
    Object.entries(claims).filter(([name]) => !stale.includes(name))
  )
  const left = session.expires_at.getTime() - Date.now()
  return generateJwtToken(
    { ...kept, sid: session.id },
    {
      secret: http.jwtSecret ?? "",
      expiresIn: Math.max(1, Math.floor(left / 1_000)),
      jwtOptions: http.jwtOptions,
    }
  )
}
