import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { studioActor } from "@codex/plugin-creators/workflows"
import { connection } from "../../../../../../lib/connection"
import { declineInvitation } from "../../../../../../people/answer"

export async function POST(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<{ declined: true }>
): Promise<void> {
  const actor = await studioActor(req)
  const { token = "" } = req.params
  await declineInvitation(connection(req.scope), actor, token)
  res.json({ declined: true })
}
