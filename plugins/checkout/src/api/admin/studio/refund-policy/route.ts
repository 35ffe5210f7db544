import { requireRole, studioContext } from "@codex/plugin-creators/workflows"
import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import {
  refundPolicyBody,
  type RefundPolicyBody,
  type RefundPolicyResponse,
} from "../../../../contract"
import { inPlatform } from "../../../../lib/platform"
import { changeRefundPolicy } from "../../../../refunds/change-refund-policy"
import { refundPolicyView } from "../../../../refunds/refund-policy"

/** The thresholds by which requests of this organization are answered. */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<RefundPolicyResponse>
) {
  const { organizationId, role } = await studioContext(req)
  const view = await inPlatform(req.scope, "studio: policy", (tx) =>
    refundPolicyView(tx, organizationId)
  )
  res.json({ ...view, editable: role === "owner" || role === "admin" })
}

async function change(
  req: AuthenticatedMedusaRequest,
  policy: RefundPolicyBody | null
): Promise<RefundPolicyResponse> {
  const context = await studioContext(req)
  requireRole(context, "owner", "admin")
  return inPlatform(req.scope, "studio: set policy", (tx) =>
    changeRefundPolicy(tx, context, policy)
  )
}

/** Sets them; for requests from now on. */
export async function PUT(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<RefundPolicyResponse>
) {
  res.json(await change(req, refundPolicyBody.parse(req.validatedBody)))
}

/** Follows the shop's default again. */
export async function DELETE(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<RefundPolicyResponse>
) {
  res.json(await change(req, null))
}
