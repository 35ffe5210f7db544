import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { findCreatorByUser } from "@codex/creators"
import { ShortMemory, slot, withPlatform, type Pg } from "@codex/kernel"
import { isCodexRole } from "../domain/roles"

/**
 * What a signed-in admin user is to us. `operator` holds a role that is not
 * Codex's own; `other` is nobody we know (no creator, no role).
 */
export type AdminAccess = "operator" | "creator" | "suspended" | "other"

/** Asked again each time: what was just given must hold in every server. */
const REFUSED: readonly AdminAccess[] = ["suspended", "other"]

/** A suspended creator is stopped within a second in every process. */
const memory = slot(
  "creators.admin-access",
  () =>
    new ShortMemory<AdminAccess>({
      forMs: 1_000,
      isKept: (access) => !REFUSED.includes(access),
    })
)

async function roleIds(
  container: MedusaContainer,
  userId: string
): Promise<string[]> {
  // With RBAC off nobody has roles and there is no link to ask for.
  if (!container.resolve(Modules.RBAC, { allowUnregistered: true })) {
    return []
  }
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "user",
    fields: ["id", "rbac_roles.id"],
    filters: { id: userId },
  })
  const user = data[0] as { rbac_roles?: ({ id: string } | null)[] } | undefined
  return (user?.rbac_roles ?? []).flatMap((role) => (role ? [role.id] : []))
}

/** From rows, never from the token: roles there may be hours old. */
async function lookUp(
  container: MedusaContainer,
  userId: string
): Promise<AdminAccess> {
  const pg = container.resolve<Pg>(ContainerRegistrationKeys.PG_CONNECTION)
  const [roles, creator] = await Promise.all([
    roleIds(container, userId),
    withPlatform(pg, "resolve the admin user", (tx) =>
      findCreatorByUser(tx, userId)
    ),
  ])
  if (roles.some((role) => !isCodexRole(role))) {
    return "operator"
  }
  if (creator) {
    return creator.status === "active" ? "creator" : "suspended"
  }
  return roles.length > 0 ? "creator" : "other"
}

/** What this admin user may do, remembered for a second. */
export function adminAccess(
  container: MedusaContainer,
  userId: string
): Promise<AdminAccess> {
  return memory.get().get(userId, () => lookUp(container, userId))
}

/** Makes a change of status or role take effect at once in this process. */
export function forgetAccess(userId: string): void {
  memory.get().forget(userId)
}
