import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { studioActor } from "@codex/plugin-creators/workflows"
import type { InvitationAccepted } from "../../../../../../contract"
import { connection } from "../../../../../../lib/connection"
import { acceptInvitation } from "../../../../../../people/answer"

export async function POST(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<InvitationAccepted>
): Promise<void> {
  const actor = await studioActor(req)
  const { token = "" } = req.params
  res.json(await acceptInvitation(connection(req.scope), actor, token))
}
