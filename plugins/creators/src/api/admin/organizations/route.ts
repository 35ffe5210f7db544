import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { listOrganizations } from "@codex/creators"
import { withPlatform, type Pg } from "@codex/kernel"
import type { OrganizationsQuery } from "../../../contract"

export async function GET(
  req: MedusaRequest<unknown, OrganizationsQuery>,
  res: MedusaResponse
): Promise<void> {
  const pg = req.scope.resolve<Pg>(ContainerRegistrationKeys.PG_CONNECTION)
  const page = req.validatedQuery
  const { rows, count } = await withPlatform(
    pg,
    "operator: organizations",
    (tx) => listOrganizations(tx, page)
  )
  const { limit, offset } = page
  res.json({ organizations: rows, count, limit, offset })
}
