import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { ChangesQuery, ChangesResponse } from "../../../contract"
import { connection } from "../../../lib/scoped-post"
import { storefrontChanges } from "../../../lib/storefront-changes"

export async function GET(
  req: MedusaRequest<unknown, ChangesQuery>,
  res: MedusaResponse<ChangesResponse>
) {
  const { since } = req.validatedQuery
  const changes = await storefrontChanges(connection(req.scope), since)
  res.set("Cache-Control", "no-store").json(changes)
}
