import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type { PreviewResponse } from "../../../../../../contract"
import { openPreview } from "../../../../../../lib/preview"
import { connection } from "../../../../../../lib/scoped-post"
import { studioPost } from "../../../../../../lib/studio-access"

export async function POST(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<PreviewResponse>
) {
  const { context, post } = await studioPost(req)
  res.json(await openPreview(connection(req.scope), post, context.userId))
}
