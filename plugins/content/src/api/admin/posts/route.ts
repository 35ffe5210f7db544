import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type {
  OperatorPostsQuery,
  OperatorPostsResponse,
} from "../../../contract"
import { operatorPosts } from "../../../lib/operator-posts"
import { connection } from "../../../lib/scoped-post"

export async function GET(
  req: AuthenticatedMedusaRequest<unknown, OperatorPostsQuery>,
  res: MedusaResponse<OperatorPostsResponse>
) {
  res.json(await operatorPosts(connection(req.scope), req.validatedQuery))
}
