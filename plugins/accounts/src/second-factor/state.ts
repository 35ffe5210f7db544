import { getPlatformSettings, isFeatureOn } from "@codex/creators"
import { slot, withPlatform } from "@codex/kernel"
import { adminAccess } from "@codex/plugin-creators/workflows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { SecondFactor } from "../contract"
import { connection } from "../lib/connection"
import type { SessionClaims } from "../sessions/claims"

/** A switch that was moved shows within this time in every process. */
const REMEMBER_MS = 1_000
const MAX_REMEMBERED = 5_000

interface Remembered {
  state: Promise<SecondFactor>
  until: number
}

const memory = slot<Map<string, Remembered>>(
  "accounts.second-factor",
  () => new Map()
)

async function isRequired(
  container: MedusaContainer,
  userId: string
): Promise<boolean> {
  const settings = await withPlatform(
    connection(container),
    "second factor: the switch",
    getPlatformSettings
  )
  const creators = isFeatureOn("mfa_creators", settings)
  const operators = isFeatureOn("mfa_operators", settings)
  if (creators === operators) {
    return creators
  }
  const access = await adminAccess(container, userId)
  // Whoever is held to Studio is a creator; everybody else has the admin.
  return access === "creator" || access === "suspended" ? creators : operators
}

async function hasOne(
  container: MedusaContainer,
  { auth_identity_id: id }: SessionClaims
): Promise<boolean> {
  const factors = await container
    .resolve(Modules.AUTH)
    .listAuthMfa({ auth_identity_id: id })
  return factors.some(({ status }) => status === "enabled")
}

async function lookUp(
  container: MedusaContainer,
  claims: SessionClaims
): Promise<SecondFactor> {
  return {
    required: await isRequired(container, claims.actor_id),
    set_up: await hasOne(container, claims),
  }
}

/** Whether somebody of the admin needs a second factor, and has one. */
export function secondFactorOf(
  container: MedusaContainer,
  claims: SessionClaims
): Promise<SecondFactor> {
  const known = memory.get()
  const now = Date.now()
  const found = known.get(claims.auth_identity_id)
  if (found && found.until > now) {
    return found.state
  }
  if (known.size >= MAX_REMEMBERED) {
    known.clear()
  }
  const state = lookUp(container, claims)
  known.set(claims.auth_identity_id, { state, until: now + REMEMBER_MS })
  state.catch(() => known.delete(claims.auth_identity_id))
  return state
}

/** Makes a factor that was set up or removed count at once in this process. */
export function forgetSecondFactor(authIdentityId: string): void {
  memory.get().delete(authIdentityId)
}
