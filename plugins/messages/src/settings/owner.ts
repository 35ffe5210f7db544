import type { AuthenticatedMedusaRequest } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { withPlatform, withTenant } from "@codex/kernel"
import type { Pg, Tx } from "@codex/kernel"
import type { Owner } from "@codex/messages"
import { requireRole, studioContext } from "@codex/plugin-creators/workflows"

/** Who edits, whose words, and the transaction that sees no others. */
export interface Editor {
  owner: Owner
  userId: string
  run<T>(fn: (tx: Tx) => Promise<T>): Promise<T>
}

type Request = Pick<
  AuthenticatedMedusaRequest,
  "auth_context" | "scope" | "get" | "method"
>

const pgOf = (req: Request) =>
  req.scope.resolve<Pg>(ContainerRegistrationKeys.PG_CONNECTION)

/** The platform's words; Studio's guard lets only operators come here. */
export function operatorEditor(req: Request): Editor {
  return {
    owner: "platform",
    userId: req.auth_context.actor_id,
    run: (fn) => withPlatform(pgOf(req), "operator: e-mail settings", fn),
  }
}

/** The words of the organization somebody is owner or admin of. */
export async function studioEditor(req: Request): Promise<Editor> {
  const context = await studioContext(req)
  requireRole(context, "owner", "admin")
  const { organizationId, userId } = context
  return {
    owner: { organizationId },
    userId,
    run: (fn) => withTenant(pgOf(req), { organizationId }, fn),
  }
}
