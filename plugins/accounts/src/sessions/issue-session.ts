import {
  accountsOptions,
  continueSession,
  openSession,
  type LoginSession,
} from "@codex/accounts"
import { deviceOf, withPlatform, type Pg } from "@codex/kernel"
import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { claimsOf, isSession, signClaims, type SessionClaims } from "./claims"
import { ipPrefix } from "./ip-prefix"

function bounds(actorType: string) {
  const { customer, user } = accountsOptions().sessions
  return actorType === "user" ? user : customer
}

/** The session the request came with, which goes on under the new token. */
function presented(req: MedusaRequest): string | undefined {
  const context = (req as { auth_context?: SessionClaims }).auth_context
  return context?.sid ?? claimsOf(req.scope, req.get("authorization"))?.sid
}

async function sessionFor(
  req: MedusaRequest,
  claims: SessionClaims
): Promise<LoginSession> {
  const pg = req.scope.resolve<Pg>(ContainerRegistrationKeys.PG_CONNECTION)
  const sid = presented(req)
  const actorId = claims.actor_id || null
  const authIdentityId = claims.auth_identity_id
  const actorType = claims.actor_type
  const { idleSeconds, absoluteSeconds } = bounds(actorType)
  return withPlatform(pg, "open a session", async (tx) => {
    const going =
      sid &&
      (await continueSession(tx, {
        id: sid,
        authIdentityId,
        actorType,
        actorId,
      }))
    return (
      going ||
      openSession(tx, {
        authIdentityId,
        actorType,
        actorId,
        authProvider: claims.auth_provider ?? null,
        device: deviceOf(req.get("user-agent")),
        ipPrefix: ipPrefix(req.ip),
        idleSeconds,
        absoluteSeconds,
      })
    )
  })
}

async function withSession(req: MedusaRequest, token: string): Promise<string> {
  const claims = claimsOf(req.scope, `Bearer ${token}`)
  if (!claims || !isSession(claims)) {
    return token
  }
  return signClaims(req.scope, claims, await sessionFor(req, claims))
}

const tokenOf = (body: unknown) =>
  typeof body === "object" && body !== null && "token" in body
    ? body.token
    : undefined

/**
 * Whatever signs somebody in answers with a token (Medusa's logins, callbacks,
 * refreshes and second factors, a guest's code). The answer waits until the
 * token has its row.
 */
export function issueSession(
  req: MedusaRequest,
  res: MedusaResponse,
  next: MedusaNextFunction
): void {
  const send = res.json.bind(res)
  res.json = (body: unknown) => {
    const token = tokenOf(body)
    if (typeof token !== "string" || res.statusCode >= 400) {
      return send(body)
    }
    withSession(req, token)
      .then((signed) => send({ ...(body as object), token: signed }))
      .catch(next)
    return res
  }
  next()
}
