import { assertDefined } from "@codex/kernel"
import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type { RefundDetailResponse } from "../../../../../contract"
import { inPlatform } from "../../../../../lib/platform"
import { refundDetail } from "../../../../../refunds/read-refunds"
import { studioRefundScope } from "../../../../../refunds/studio-scope"

/** One request with what approving it would do. */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<RefundDetailResponse>
) {
  const { scope } = await studioRefundScope(req)
  const id = assertDefined(req.params.id, "refund id")
  res.json(
    await inPlatform(req.scope, "studio: refund", (tx) =>
      refundDetail(tx, id, scope, "creator")
    )
  )
}
