import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type { StudioPostResponse } from "../../../../../../contract"
import { connection } from "../../../../../../lib/scoped-post"
import {
  refusePhoneless,
  refuseUnreviewed,
  studioPost,
} from "../../../../../../lib/studio-access"
import { studioView } from "../../../../../../lib/studio-view"
import { contentPublishPostWorkflow } from "../../../../../../workflows"

export async function POST(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<StudioPostResponse>
) {
  const { context, post } = await studioPost(req)
  await refuseUnreviewed(connection(req.scope), context)
  await refusePhoneless(connection(req.scope), post.creator_id)
  await contentPublishPostWorkflow(req.scope).run({
    input: { organization_id: context.organizationId, post_id: post.id },
  })
  res.json({ post: await studioView(connection(req.scope), context, post.id) })
}
