import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type {
  InsightsQuery,
  StudioInsightsResponse,
} from "../../../../contract"
import { studioInsights } from "../../../../reads/studio"

/** What sells, for the signed-in creator. */
export async function GET(
  req: AuthenticatedMedusaRequest<unknown, InsightsQuery>,
  res: MedusaResponse<StudioInsightsResponse>
): Promise<void> {
  const { range } = req.validatedQuery as InsightsQuery
  res.json(await studioInsights(req, range))
}
