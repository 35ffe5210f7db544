import { getShopBuyerPolicy } from "@codex/creators"
import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { changeShopBuyerPolicy } from "../../../buyer/policy"
import { buyerPolicyBody, type BuyerPolicyResponse } from "../../../contract"
import { inPlatform } from "../../../lib/platform"

/** What every store asks of buyers that has not decided for itself. */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<BuyerPolicyResponse>
) {
  const shop = await inPlatform(
    req.scope,
    "operator: buyer policy",
    getShopBuyerPolicy
  )
  res.json({ policy: shop, shop, own: false, editable: true })
}

export async function PUT(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<BuyerPolicyResponse>
) {
  const policy = buyerPolicyBody.parse(req.validatedBody)
  const { actor_id: userId } = req.auth_context
  res.json(
    await inPlatform(req.scope, "operator: set buyer policy", (tx) =>
      changeShopBuyerPolicy(tx, userId, policy)
    )
  )
}
