import { requireRole, studioContext } from "@codex/plugin-creators/workflows"
import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { buyerPolicyView, changeOwnBuyerPolicy } from "../../../../buyer/policy"
import {
  buyerPolicyBody,
  type BuyerPolicyBody,
  type BuyerPolicyResponse,
} from "../../../../contract"
import { inPlatform } from "../../../../lib/platform"

/** What this organization asks of its buyers before they pay. */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<BuyerPolicyResponse>
) {
  const { organizationId, role } = await studioContext(req)
  const view = await inPlatform(req.scope, "studio: buyer policy", (tx) =>
    buyerPolicyView(tx, organizationId)
  )
  res.json({ ...view, editable: role === "owner" || role === "admin" })
}

async function change(
  req: AuthenticatedMedusaRequest,
  policy: BuyerPolicyBody | null
): Promise<BuyerPolicyResponse> {
  const context = await studioContext(req)
  requireRole(context, "owner", "admin")
  return inPlatform(req.scope, "studio: set buyer policy", (tx) =>
    changeOwnBuyerPolicy(tx, context, policy)
  )
}

/** Decides for this organization; for checkouts from now on. */
export async function PUT(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<BuyerPolicyResponse>
) {
  res.json(await change(req, buyerPolicyBody.parse(req.validatedBody)))
}

/** Follows the shop's default again. */
export async function DELETE(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<BuyerPolicyResponse>
) {
  res.json(await change(req, null))
}
