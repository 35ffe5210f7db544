import { listSessions } from "@codex/accounts"
import { withPlatform, type Pg } from "@codex/kernel"
import type { AuthenticatedMedusaRequest } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { SessionList } from "../contract"
import { accountsFailure } from "../lib/failures"
import type { SessionClaims } from "./claims"
import { endAll, ownerOf } from "./end"

const claims = (req: AuthenticatedMedusaRequest) =>
  req.auth_context as SessionClaims

/** Where the asking person is signed in; the asking device is marked. */
export async function sessionList(
  req: AuthenticatedMedusaRequest
): Promise<SessionList> {
  const { sid, ...who } = claims(req)
  const pg = req.scope.resolve<Pg>(ContainerRegistrationKeys.PG_CONNECTION)
  const rows = await withPlatform(pg, "own sessions", (tx) =>
    listSessions(tx, ownerOf(who))
  )
  return {
    sessions: rows.map((row) => ({
      id: row.id,
      device: row.device,
      ip_prefix: row.ip_prefix,
      created_at: row.created_at.toISOString(),
      last_seen_at: row.last_seen_at.toISOString(),
      current: row.id === sid,
    })),
  }
}

/** Ends one of the asking person's sessions; a stranger's is not there. */
export async function endOne(
  req: AuthenticatedMedusaRequest,
  id: string
): Promise<void> {
  const owner = ownerOf(claims(req))
  const ended = await endAll(req.scope, { owner, id, reason: "signed_out" })
  if (ended === 0) {
    throw accountsFailure("session_not_found")
  }
}

/** Signs out everywhere, or everywhere else. */
export async function endEverywhere(
  req: AuthenticatedMedusaRequest,
  keepThis: boolean
): Promise<number> {
  const { sid } = claims(req)
  return endAll(req.scope, {
    owner: ownerOf(claims(req)),
    reason: "signed_out_everywhere",
    ...(keepThis && sid ? { except: sid } : {}),
  })
}
