import type {
  AuthenticatedMedusaRequest,
  MedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import {
  creatorsFailure,
  getCreatorWithOrganizations,
  setCreatorStatus,
} from "@codex/creators"
import { recordAudit } from "@codex/audit"
import { assertDefined, withPlatform, type Pg } from "@codex/kernel"
import type { UpdateCreatorBody } from "../../../../contract"
import { forgetAccess } from "../../../../lib/admin-access"
import { creatorItems } from "../../../../lib/operator-lists"

async function one(container: MedusaContainer, id: string | undefined) {
  const pg = container.resolve<Pg>(ContainerRegistrationKeys.PG_CONNECTION)
  const row = await withPlatform(pg, "operator: one creator", (tx) =>
    getCreatorWithOrganizations(tx, assertDefined(id, "creator id"))
  )
  if (!row) {
    throw creatorsFailure("creator_not_found")
  }
  const [creator] = await creatorItems(container, [row])
  return creator
}

export async function GET(
  req: MedusaRequest,
  res: MedusaResponse
): Promise<void> {
  res.json({ creator: await one(req.scope, req.params.id) })
}

/** Suspends or reinstates a creator. */
export async function POST(
  req: AuthenticatedMedusaRequest<UpdateCreatorBody>,
  res: MedusaResponse
): Promise<void> {
  const pg = req.scope.resolve<Pg>(ContainerRegistrationKeys.PG_CONNECTION)
  const id = assertDefined(req.params.id, "creator id")
  const { status } = req.validatedBody
  const row = await withPlatform(pg, "operator: creator status", async (tx) => {
    const changed = await setCreatorStatus(tx, id, status)
    await recordAudit(tx, {
      actorKind: req.auth_context.actor_type === "user" ? "user" : "api_key",
      actorId: req.auth_context.actor_id,
      action: `creator.${status}`,
      objectType: "creator",
      objectId: id,
    })
    return changed
  })
  forgetAccess(row.user_id)
  res.json({ creator: await one(req.scope, id) })
}
