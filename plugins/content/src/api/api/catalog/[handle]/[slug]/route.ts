import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type {
  CatalogPostResponse,
  PostPageQuery,
} from "../../../../../contract"
import { catalogPost } from "../../../../../lib/catalog-post"
import { connection } from "../../../../../lib/scoped-post"
import { sendToAll } from "../../../../../lib/send-to-all"

export async function GET(
  req: MedusaRequest<unknown, PostPageQuery>,
  res: MedusaResponse<CatalogPostResponse>
) {
  const { handle = "", slug = "" } = req.params
  const { preview } = req.validatedQuery
  if (preview) {
    const address = { handle, slug, preview }
    const found = await catalogPost(connection(req.scope), address)
    res.set("Cache-Control", "private, no-store").json(found)
    return
  }
  await sendToAll(req, res, {
    key: ["post", handle, slug],
    read: (pg) => catalogPost(pg, { handle, slug }),
  })
}
