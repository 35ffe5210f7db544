import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { contentOptions } from "@codex/content"
import type { CatalogQuery, CatalogResponse } from "../../../../contract"
import { catalogPage } from "../../../../lib/catalog-page"
import { connection } from "../../../../lib/scoped-post"

export async function GET(
  req: MedusaRequest<unknown, CatalogQuery>,
  res: MedusaResponse<CatalogResponse>
) {
  const handle = req.params.handle ?? ""
  const page = await catalogPage(
    connection(req.scope),
    handle,
    req.validatedQuery
  )
  const { catalogCacheSeconds } = contentOptions()
  res.set("Cache-Control", `public, max-age=${catalogCacheSeconds}`).json(page)
}
