import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { SitemapQuery, SitemapResponse } from "../../../contract"
import { sitemapPage } from "../../../lib/sitemap"
import { connection } from "../../../lib/scoped-post"

export async function GET(
  req: MedusaRequest<unknown, SitemapQuery>,
  res: MedusaResponse<SitemapResponse>
) {
  const found = await sitemapPage(
    connection(req.scope),
    req.validatedQuery.page
  )
  res.set("Cache-Control", "public, max-age=5").json(found)
}
