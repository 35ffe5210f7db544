import { assertDefined } from "@codex/kernel"
import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import {
  resolveRefundBody,
  type RefundDetailResponse,
} from "../../../../../contract"
import { inPlatform } from "../../../../../lib/platform"
import { wakeWorkers } from "../../../../../lib/wake"
import { refundDetail } from "../../../../../refunds/read-refunds"
import { resolveRefund } from "../../../../../refunds/resolve-refund"

/** What becomes of a refund that failed or that nobody answers. */
export async function POST(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<RefundDetailResponse>
) {
  const id = assertDefined(req.params.id, "refund id")
  const body = resolveRefundBody.parse(req.validatedBody)
  const { actor_id: by } = req.auth_context
  const detail = await inPlatform(
    req.scope,
    "operator: resolve",
    async (tx) => {
      await resolveRefund(tx, id, by, body)
      return refundDetail(tx, id, {}, "operator")
    }
  )
  wakeWorkers(req.scope)
  res.json(detail)
}
