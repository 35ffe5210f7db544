import { creatorsFailure, getCreatorWithOrganizations } from "@codex/creators"
import { withPlatform } from "@codex/kernel"
import type { AuthenticatedMedusaRequest } from "@medusajs/framework/http"
import type { MedusaContainer } from "@medusajs/framework/types"
import { connection } from "./connection"
import { creatorItems } from "./operator-lists"

/** One creator as an operator sees them. */
export async function operatorCreator(container: MedusaContainer, id: string) {
  const row = await withPlatform(
    connection(container),
    "operator: one creator",
    (tx) => getCreatorWithOrganizations(tx, id)
  )
  if (!row) {
    throw creatorsFailure("creator_not_found")
  }
  const [creator] = await creatorItems(container, [row])
  return creator
}

/** Who an operator's request comes from, as the audit log names them. */
export function operatorOf({
  auth_context: { actor_type: type, actor_id },
}: AuthenticatedMedusaRequest) {
  const actor_kind = type === "user" ? ("user" as const) : ("api_key" as const)
  return { actor_kind, actor_id }
}
