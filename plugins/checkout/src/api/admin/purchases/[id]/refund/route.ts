import { assertDefined } from "@codex/kernel"
import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { refundBody, type RefundDetailResponse } from "../../../../../contract"
import { inPlatform } from "../../../../../lib/platform"
import { wakeWorkers } from "../../../../../lib/wake"
import { giveBack } from "../../../../../refunds/decide-refund"
import {
  purchaseInScope,
  refundDetail,
} from "../../../../../refunds/read-refunds"

/** The operator gives all or part of a payment back. */
export async function POST(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<RefundDetailResponse>
) {
  const id = assertDefined(req.params.id, "purchase id")
  const decider = { kind: "operator", id: req.auth_context.actor_id } as const
  const body = refundBody.parse(req.validatedBody)
  const detail = await inPlatform(req.scope, "operator: refund", async (tx) => {
    const purchase = await purchaseInScope(tx, id, {})
    const request = await giveBack(tx, purchase, decider, body)
    return refundDetail(tx, request.id, {}, "operator")
  })
  wakeWorkers(req.scope)
  res.status(201).json(detail)
}
