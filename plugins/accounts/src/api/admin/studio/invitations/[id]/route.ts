import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { studioActor } from "@codex/plugin-creators/workflows"
import { connection } from "../../../../../lib/connection"
import { withdraw } from "../../../../../people/invite"

export async function DELETE(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
): Promise<void> {
  const actor = await studioActor(req)
  const { id = "" } = req.params
  await withdraw(connection(req.scope), actor, id)
  res.json({ id, withdrawn: true })
}
