import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type { InsightsQuery } from "../../../../../contract"
import { studioSalesFile } from "../../../../../reads/studio"

/** The signed-in creator's sales as a file. */
export async function GET(
  req: AuthenticatedMedusaRequest<unknown, InsightsQuery>,
  res: MedusaResponse
): Promise<void> {
  const { range } = req.validatedQuery as InsightsQuery
  const { name, text } = await studioSalesFile(req, range)
  res.setHeader("content-disposition", `attachment; filename="${name}"`)
  res.setHeader("cache-control", "no-store")
  res.setHeader("content-type", "text/csv; charset=utf-8")
  res.send(text)
}
