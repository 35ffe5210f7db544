import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { refundPolicyBody, type RefundPolicyResponse } from "../../../contract"
import { inPlatform } from "../../../lib/platform"
import { changeShopRefundPolicy } from "../../../refunds/change-refund-policy"
import { shopRefundPolicy } from "../../../refunds/refund-policy"

/** The policy of every store that has none of its own. */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<RefundPolicyResponse>
) {
  const shop = await inPlatform(
    req.scope,
    "operator: refund policy",
    shopRefundPolicy
  )
  res.json({ policy: shop, shop, own: false, editable: true })
}

export async function PUT(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<RefundPolicyResponse>
) {
  const policy = refundPolicyBody.parse(req.validatedBody)
  const { actor_id: userId } = req.auth_context
  res.json(
    await inPlatform(req.scope, "operator: set refund policy", (tx) =>
      changeShopRefundPolicy(tx, userId, policy)
    )
  )
}
