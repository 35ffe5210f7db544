import { assertDefined } from "@codex/kernel"
import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import {
  refundDecisionBody,
  type RefundDetailResponse,
} from "../../../../../contract"
import { inPlatform } from "../../../../../lib/platform"
import { wakeWorkers } from "../../../../../lib/wake"
import { decideRefund } from "../../../../../refunds/decide-refund"
import { refundDetail } from "../../../../../refunds/read-refunds"

/** The operator's decision, also where a creator was silent or may not pay. */
export async function POST(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<RefundDetailResponse>
) {
  const id = assertDefined(req.params.id, "refund id")
  const decider = { kind: "operator", id: req.auth_context.actor_id } as const
  const body = refundDecisionBody.parse(req.validatedBody)
  const detail = await inPlatform(req.scope, "operator: decide", async (tx) => {
    await decideRefund(tx, id, decider, body)
    return refundDetail(tx, id, {}, "operator")
  })
  wakeWorkers(req.scope)
  res.json(detail)
}
