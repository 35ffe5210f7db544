import { getPlatformSettings, isFeatureOn } from "@codex/creators"
import { ShortMemory, slot, withPlatform } from "@codex/kernel"
import { adminAccess } from "@codex/plugin-creators/workflows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { SecondFactor } from "../contract"
import { connection } from "../lib/connection"
import type { SessionClaims } from "../sessions/claims"

/** A switch that was moved shows within a second in every process. */
const memory = slot(
  "accounts.second-factor",
  () =>
    new ShortMemory<SecondFactor>({
      forMs: 1_000,
      // One that is asked for and was just set up, maybe in another process.
      isKept: ({ required, set_up: setUp }) => setUp || !required,
    })
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
  return memory
    .get()
    .get(claims.auth_identity_id, () => lookUp(container, claims))
}

/** Makes a factor that was set up or removed count at once in this process. */
export function forgetSecondFactor(authIdentityId: string): void {
  memory.get().forget(authIdentityId)
}
