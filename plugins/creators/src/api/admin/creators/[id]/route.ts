import type {
  AuthenticatedMedusaRequest,
  MedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { setCreatorStatus } from "@codex/creators"
import { recordAudit } from "@codex/audit"
import { assertDefined, withPlatform } from "@codex/kernel"
import type { StatusBody } from "../../../../contract"
import { forgetAccess } from "../../../../lib/admin-access"
import { connection } from "../../../../lib/connection"
import { operatorCreator, operatorOf } from "../../../../lib/operator-creator"

const idOf = (req: MedusaRequest) => assertDefined(req.params.id, "creator id")

export async function GET(
  req: MedusaRequest,
  res: MedusaResponse
): Promise<void> {
  res.json({ creator: await operatorCreator(req.scope, idOf(req)) })
}

/** Suspends or reinstates a creator. */
export async function POST(
  req: AuthenticatedMedusaRequest<StatusBody>,
  res: MedusaResponse
): Promise<void> {
  const pg = connection(req.scope)
  const id = idOf(req)
  const { status, reason } = req.validatedBody
  const { actor_kind, actor_id } = operatorOf(req)
  const row = await withPlatform(pg, "operator: creator status", async (tx) => {
    const changed = await setCreatorStatus(tx, id, { status, reason })
    await recordAudit(tx, {
      actorKind: actor_kind,
      actorId: actor_id,
      action: `creator.${status}`,
      objectType: "creator",
      objectId: id,
      after: reason ? { reason } : undefined,
    })
    return changed
  })
  forgetAccess(row.user_id)
  res.json({ creator: await operatorCreator(req.scope, id) })
}
