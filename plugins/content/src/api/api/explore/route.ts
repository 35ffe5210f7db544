import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { CatalogQuery, ExploreResponse } from "../../../contract"
import { explorePage } from "../../../lib/explore"
import { sendToAll } from "../../../lib/send-to-all"

export async function GET(
  req: MedusaRequest<unknown, CatalogQuery>,
  res: MedusaResponse<ExploreResponse>
) {
  const query = req.validatedQuery
  await sendToAll(req, res, {
    key: query.q ? null : ["explore", query],
    read: (pg) => explorePage(pg, query),
  })
}
