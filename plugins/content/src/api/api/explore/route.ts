import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { CatalogQuery, ExploreResponse } from "../../../contract"
import { explorePage } from "../../../lib/explore"
import { connection } from "../../../lib/scoped-post"

export async function GET(
  req: MedusaRequest<unknown, CatalogQuery>,
  res: MedusaResponse<ExploreResponse>
) {
  const found = await explorePage(connection(req.scope), req.validatedQuery)
  res.set("Cache-Control", "public, max-age=5").json(found)
}
