import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { accountsFailure } from "../lib/failures"
import { credentialsOf } from "../sessions/claims"
import { secondFactorOf } from "./state"

/** What somebody needs to see who they are and to set up a second factor. */
const OPEN = [
  /^\/admin\/users\/me$/,
  /^\/admin\/account\/(email|second-factor|sessions|sign-out-everywhere)(\/|$)/,
  /^\/admin\/studio\/me$/,
  /^\/admin\/feature-flags$/,
]

/** What the dashboard's frame reads, which throws or stays bare without it. */
const FRAME = [
  /^\/admin\/stores$/,
  /^\/admin\/rbac\/me\/permissions$/,
  /^\/admin\/layouts\/(configurations|[^/]+\/configuration)$/,
]

const isOpen = (method: string, path: string): boolean =>
  OPEN.some((open) => open.test(path)) ||
  (method === "GET" && FRAME.some((open) => open.test(path)))

/**
 * Where the operator asks for a second factor, nothing else of the admin opens
 * before it is set up. Setting it up is `/auth/mfa`, which is not below here;
 * API keys have no second factor and pass.
 */
export async function factorGuard(
  req: MedusaRequest,
  _res: MedusaResponse,
  next: MedusaNextFunction
): Promise<void> {
  const claims = credentialsOf(req).auth_context
  const path = req.originalUrl.split("?")[0] ?? ""
  if (
    claims?.actor_type !== "user" ||
    !claims.actor_id ||
    isOpen(req.method, path)
  ) {
    next()
    return
  }
  const { required, set_up: setUp } = await secondFactorOf(req.scope, claims)
  if (required && !setUp) {
    throw accountsFailure("second_factor_missing")
  }
  next()
}
