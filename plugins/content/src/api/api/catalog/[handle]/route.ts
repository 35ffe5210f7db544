import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { CatalogQuery, CatalogResponse } from "../../../../contract"
import { catalogPage } from "../../../../lib/catalog-page"
import { sendToAll } from "../../../../lib/send-to-all"

export async function GET(
  req: MedusaRequest<unknown, CatalogQuery>,
  res: MedusaResponse<CatalogResponse>
) {
  const { handle = "" } = req.params
  const query = req.validatedQuery
  await sendToAll(req, res, {
    key: query.q ? null : ["list", handle, query],
    read: (pg) => catalogPage(pg, handle, query),
  })
}
