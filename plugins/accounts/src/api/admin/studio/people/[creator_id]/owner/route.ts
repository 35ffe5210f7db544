import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { studioActor } from "@codex/plugin-creators/workflows"
import type { HandOverBody, StudioPeople } from "../../../../../../contract"
import { connection } from "../../../../../../lib/connection"
import { handOverTo } from "../../../../../../people/hand-over"
import { readPeople } from "../../../../../../people/read"

/** Gives the organization to a member; who asks is an admin from now on. */
export async function POST(
  req: AuthenticatedMedusaRequest<HandOverBody>,
  res: MedusaResponse<StudioPeople>
): Promise<void> {
  const { creator_id: creatorId = "" } = req.params
  await handOverTo(req, creatorId)
  res.json(await readPeople(connection(req.scope), await studioActor(req)))
}
