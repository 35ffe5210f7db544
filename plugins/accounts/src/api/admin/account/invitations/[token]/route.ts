import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { studioActor } from "@codex/plugin-creators/workflows"
import type { InvitationView } from "../../../../../contract"
import { connection } from "../../../../../lib/connection"
import { readInvitation } from "../../../../../people/answer"

/** Whoever has the token was sent it, and may read what it asks. */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<InvitationView>
): Promise<void> {
  const actor = await studioActor(req)
  const { token = "" } = req.params
  res.json(await readInvitation(connection(req.scope), actor, token))
}
