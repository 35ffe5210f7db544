import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { contentOptions } from "@codex/content"
import type {
  CatalogPostResponse,
  PostPageQuery,
} from "../../../../../contract"
import { catalogPost } from "../../../../../lib/catalog-post"
import { connection } from "../../../../../lib/scoped-post"

export async function GET(
  req: MedusaRequest<unknown, PostPageQuery>,
  res: MedusaResponse<CatalogPostResponse>
) {
  const { handle = "", slug = "" } = req.params
  const { preview } = req.validatedQuery
  const found = await catalogPost(connection(req.scope), {
    handle,
    slug,
    preview,
  })
  const cache = preview
    ? "private, no-store"
    : `public, max-age=${contentOptions().catalogCacheSeconds}`
  res.set("Cache-Control", cache).json(found)
}
