import type { AuthenticatedMedusaRequest } from "@medusajs/framework/http"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { assertDefined, type Pg } from "@codex/kernel"

export function pgOf(container: MedusaContainer): Pg {
  return container.resolve<Pg>(ContainerRegistrationKeys.PG_CONNECTION)
}

/** The signed-in customer; `authenticate` ran before. */
export function customerIdOf(
  req: Pick<AuthenticatedMedusaRequest, "auth_context">
): string {
  return assertDefined(req.auth_context.actor_id || null, "customer id")
}
