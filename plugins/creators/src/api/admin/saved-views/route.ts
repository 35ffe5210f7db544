import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type {
  SavedView,
  SavedViewBody,
  SavedViewsQuery,
  SavedViewsResponse,
} from "../../../contract"
import { savedViews, saveView } from "../../../lib/saved-views"

export async function GET(
  req: AuthenticatedMedusaRequest<unknown, SavedViewsQuery>,
  res: MedusaResponse<SavedViewsResponse>
): Promise<void> {
  const { list } = req.validatedQuery
  const userId = req.auth_context.actor_id
  res.json({ saved_views: await savedViews(req.scope, { list, userId }) })
}

export async function POST(
  req: AuthenticatedMedusaRequest<SavedViewBody>,
  res: MedusaResponse<{ saved_view: SavedView }>
): Promise<void> {
  const { actor_id } = req.auth_context
  res.json({
    saved_view: await saveView(req.scope, actor_id, req.validatedBody),
  })
}
