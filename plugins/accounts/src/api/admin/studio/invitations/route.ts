import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { studioActor } from "@codex/plugin-creators/workflows"
import type { SentInvitation } from "../../../../contract"
import type { InviteBody } from "../../../../people/body"
import { invite } from "../../../../people/invite"

/** Asks somebody by e-mail; the same address again sends a new link. */
export async function POST(
  req: AuthenticatedMedusaRequest<InviteBody>,
  res: MedusaResponse<{ invitation: SentInvitation }>
): Promise<void> {
  const actor = await studioActor(req)
  res.json({ invitation: await invite(req.scope, actor, req.validatedBody) })
}
