import { assertDefined } from "@codex/kernel"
import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { refundRequestBody, type BuyerRefund } from "../../../../../contract"
import { requestRefund } from "../../../../../refunds/request-refund"

/** The buyer asks for their money back and says why. */
export async function POST(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<{ refund: BuyerRefund }>
) {
  const refund = await requestRefund(req.scope, {
    ...refundRequestBody.parse(req.validatedBody),
    customerId: req.auth_context.actor_id,
    purchaseId: assertDefined(req.params.id, "purchase id"),
    now: new Date(),
  })
  res.status(201).json({ refund })
}
