import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { refundListQuery, type RefundListResponse } from "../../../contract"
import { inPlatform } from "../../../lib/platform"
import { listRefunds } from "../../../refunds/read-refunds"

/** Every refund of the platform; operators only (default deny). */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<RefundListResponse>
) {
  const query = refundListQuery.parse(req.validatedQuery)
  res.json(
    await inPlatform(req.scope, "operator: refunds", (tx) =>
      listRefunds(tx, {}, "operator", query)
    )
  )
}
