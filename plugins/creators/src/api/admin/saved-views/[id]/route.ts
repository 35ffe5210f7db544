import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { assertDefined } from "@codex/kernel"
import { ownView } from "../../../../lib/saved-views"
import { deleteSavedViewWorkflow } from "../../../../workflows/creators-delete-saved-view"

export async function DELETE(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
): Promise<void> {
  const asked = assertDefined(req.params.id, "view id")
  const id = await ownView(req.scope, req.auth_context.actor_id, asked)
  await deleteSavedViewWorkflow(req.scope).run({ input: { id } })
  res.json({ id, deleted: true })
}
