import {
  getPlatformSettings,
  isFeatureOn,
  type PlatformSettings,
} from "@codex/creators"
import { withPlatform } from "@codex/kernel"
import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { connection } from "../lib/connection"
import { accountsFailure } from "../lib/failures"
import { credentialsOf } from "../sessions/claims"
import { secondFactorOf } from "./state"

const SWITCHES = ["mfa_operators", "mfa_creators"] as const

/** The form sends every switch each time; what is on already was asked. */
const turnsOn = (body: unknown, settings: PlatformSettings): boolean => {
  const { features } = (body ?? {}) as { features?: Record<string, unknown> }
  return SWITCHES.some(
    (name) => features?.[name] === true && !isFeatureOn(name, settings)
  )
}

/**
 * Who asks others for a second factor has one: so it can be set up in this
 * shop, and nobody shuts themselves out.
 */
export async function demandGuard(
  req: MedusaRequest,
  _res: MedusaResponse,
  next: MedusaNextFunction
): Promise<void> {
  const claims = credentialsOf(req).auth_context
  const settings = await withPlatform(
    connection(req.scope),
    "second factor: who asks for one",
    getPlatformSettings
  )
  if (
    claims?.actor_type === "user" &&
    turnsOn(req.body, settings) &&
    !(await secondFactorOf(req.scope, claims)).set_up
  ) {
    throw accountsFailure("second_factor_first")
  }
  next()
}
