import { assertDefined } from "@codex/kernel"
import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import {
  refundDecisionBody,
  type RefundDetailResponse,
} from "../../../../../../contract"
import { inPlatform } from "../../../../../../lib/platform"
import { wakeWorkers } from "../../../../../../lib/wake"
import { decideRefund } from "../../../../../../refunds/decide-refund"
import {
  refundDetail,
  refundInScope,
} from "../../../../../../refunds/read-refunds"
import { studioRefundScope } from "../../../../../../refunds/studio-scope"

/** The creator's decision; approving gives the money back. */
export async function POST(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<RefundDetailResponse>
) {
  const { scope, decider } = await studioRefundScope(req)
  const id = assertDefined(req.params.id, "refund id")
  const body = refundDecisionBody.parse(req.validatedBody)
  const detail = await inPlatform(req.scope, "studio: decide", async (tx) => {
    await refundInScope(tx, id, scope)
    await decideRefund(tx, id, decider, body)
    return refundDetail(tx, id, scope, "creator")
  })
  wakeWorkers(req.scope)
  res.json(detail)
}
