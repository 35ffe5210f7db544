import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { studioActor } from "@codex/plugin-creators/workflows"
import type { MemberBody, StudioPeople } from "../../../../../contract"
import { connection } from "../../../../../lib/connection"
import { changeRole, endMembership } from "../../../../../people/change"
import { readPeople } from "../../../../../people/read"

export async function POST(
  req: AuthenticatedMedusaRequest<MemberBody>,
  res: MedusaResponse<StudioPeople>
): Promise<void> {
  const actor = await studioActor(req)
  const pg = connection(req.scope)
  const { creator_id: creatorId = "" } = req.params
  await changeRole(pg, actor, { creatorId, role: req.validatedBody.role })
  res.json(await readPeople(pg, actor))
}

/** Removes a member; oneself: leaves. */
export async function DELETE(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
): Promise<void> {
  const actor = await studioActor(req)
  const { creator_id: creatorId = "" } = req.params
  await endMembership(req.scope, actor, creatorId)
  res.json({ creator_id: creatorId, removed: true })
}
