import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { refundListQuery, type RefundListResponse } from "../../../../contract"
import { inPlatform } from "../../../../lib/platform"
import { listRefunds } from "../../../../refunds/read-refunds"
import { studioRefundScope } from "../../../../refunds/studio-scope"

/** Refunds of the sales this creator may decide about, newest first. */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<RefundListResponse>
) {
  const { scope } = await studioRefundScope(req)
  const query = refundListQuery.parse(req.validatedQuery)
  res.json(
    await inPlatform(req.scope, "studio: refunds", (tx) =>
      listRefunds(tx, scope, "creator", query)
    )
  )
}
