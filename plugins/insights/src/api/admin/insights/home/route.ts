import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type { HomeResponse, InsightsQuery } from "../../../../contract"
import { operatorHome } from "../../../../reads/home"

/** How the shop is doing; operators only (default deny). */
export async function GET(
  req: AuthenticatedMedusaRequest<unknown, InsightsQuery>,
  res: MedusaResponse<HomeResponse>
): Promise<void> {
  const { range } = req.validatedQuery as InsightsQuery
  res.json(await operatorHome(req.scope, range))
}
