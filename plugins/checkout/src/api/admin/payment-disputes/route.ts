import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { disputeListQuery, type DisputeRow } from "../../../contract"
import { disputeRows } from "../../../disputes/dispute-rows"
import { inPlatform } from "../../../lib/platform"

/** Every dispute of the platform; operators only (default deny). */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<{ disputes: DisputeRow[]; count: number }>
) {
  const query = disputeListQuery.parse(req.validatedQuery)
  res.json(
    await inPlatform(req.scope, "operator: disputes", (tx) =>
      disputeRows(tx, query)
    )
  )
}
