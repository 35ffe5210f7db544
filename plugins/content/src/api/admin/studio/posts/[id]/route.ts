import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type { PostBody, StudioPostResponse } from "../../../../../contract"
import { connection } from "../../../../../lib/scoped-post"
import { studioPost } from "../../../../../lib/studio-access"
import { studioView } from "../../../../../lib/studio-view"
import {
  contentDeletePostWorkflow,
  contentUpdatePostWorkflow,
} from "../../../../../workflows"

export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<StudioPostResponse>
) {
  const { context, post } = await studioPost(req)
  res.json({ post: await studioView(connection(req.scope), context, post.id) })
}

export async function POST(
  req: AuthenticatedMedusaRequest<PostBody>,
  res: MedusaResponse<StudioPostResponse>
) {
  const { context, post } = await studioPost(req)
  await contentUpdatePostWorkflow(req.scope).run({
    input: {
      organization_id: context.organizationId,
      creator_id: context.creatorId,
      post_id: post.id,
      post: req.validatedBody,
    },
  })
  res.json({ post: await studioView(connection(req.scope), context, post.id) })
}

export async function DELETE(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<{ id: string; object: "post"; deleted: true }>
) {
  const { context, post } = await studioPost(req)
  await contentDeletePostWorkflow(req.scope).run({
    input: { organization_id: context.organizationId, post_id: post.id },
  })
  res.json({ id: post.id, object: "post", deleted: true })
}
