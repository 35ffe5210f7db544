import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { listPosts } from "@codex/content"
import { withTenant } from "@codex/kernel"
import { studioContext } from "@codex/plugin-creators/workflows"
import type {
  PostBody,
  StudioPostResponse,
  StudioPostsQuery,
  StudioPostsResponse,
} from "../../../../contract"
import { postOrder } from "../../../../lib/post-order"
import { connection } from "../../../../lib/scoped-post"
import { authorContext, visibleCreator } from "../../../../lib/studio-access"
import { studioView, studioViews } from "../../../../lib/studio-view"
import { contentCreatePostWorkflow } from "../../../../workflows"

export async function GET(
  req: AuthenticatedMedusaRequest<unknown, StudioPostsQuery>,
  res: MedusaResponse<StudioPostsResponse>
) {
  const context = await studioContext(req)
  const { q, status, order, limit, offset } = req.validatedQuery
  const { organizationId } = context
  const pg = connection(req.scope)
  const creatorId = visibleCreator(context)
  const found = await withTenant(pg, { organizationId }, (tx) =>
    listPosts(tx, {
      organizationId,
      ...(creatorId === undefined ? {} : { creatorId }),
      ...(q ? { q } : {}),
      ...(status ? { status: [status] } : {}),
      ...postOrder(order),
      limit,
      offset,
    })
  )
  const posts = await studioViews(pg, context, found.posts)
  res.json({ posts, count: found.count, limit, offset })
}

export async function POST(
  req: AuthenticatedMedusaRequest<PostBody>,
  res: MedusaResponse<StudioPostResponse>
) {
  const context = await authorContext(req)
  const { result: id } = await contentCreatePostWorkflow(req.scope).run({
    input: {
      organization_id: context.organizationId,
      creator_id: context.creatorId,
      post: req.validatedBody,
    },
  })
  const post = await studioView(connection(req.scope), context, id)
  res.status(201).json({ post })
}
