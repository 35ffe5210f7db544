import { assertDefined } from "@codex/kernel"
import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type { RefundDetailResponse } from "../../../../contract"
import { inPlatform } from "../../../../lib/platform"
import { refundDetail } from "../../../../refunds/read-refunds"

export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<RefundDetailResponse>
) {
  const id = assertDefined(req.params.id, "refund id")
  res.json(
    await inPlatform(req.scope, "operator: refund", (tx) =>
      refundDetail(tx, id, {}, "operator")
    )
  )
}
