import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { listCreators } from "@codex/creators"
import { withPlatform, type Pg } from "@codex/kernel"
import type { CreatorsQuery } from "../../../contract"
import { creatorItems } from "../../../lib/operator-lists"

export async function GET(
  req: MedusaRequest<unknown, CreatorsQuery>,
  res: MedusaResponse
): Promise<void> {
  const pg = req.scope.resolve<Pg>(ContainerRegistrationKeys.PG_CONNECTION)
  const page = req.validatedQuery
  const { rows, count } = await withPlatform(pg, "operator: creators", (tx) =>
    listCreators(tx, page)
  )
  const creators = await creatorItems(req.scope, rows)
  res.json({ creators, count, limit: page.limit, offset: page.offset })
}
