import { recordAudit } from "@codex/audit"
import { requireRole, studioContext } from "@codex/plugin-creators/workflows"
import { setRefundPolicy } from "@codex/purchases"
import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { refundPolicyBody, type RefundPolicyBody } from "../../../../contract"
import { inPlatform } from "../../../../lib/platform"
import { refundPolicyOf } from "../../../../refunds/purchase-facts"

interface PolicyResponse {
  policy: RefundPolicyBody
}

/** The thresholds by which requests of this organization are answered. */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<PolicyResponse>
) {
  const { organizationId } = await studioContext(req)
  const policy = await inPlatform(req.scope, "studio: policy", (tx) =>
    refundPolicyOf(tx, organizationId)
  )
  res.json({ policy })
}

/** Sets them; for requests from now on. */
export async function PUT(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<PolicyResponse>
) {
  const context = await studioContext(req)
  requireRole(context, "owner", "admin")
  const policy = refundPolicyBody.parse(req.validatedBody)
  await inPlatform(req.scope, "studio: set policy", async (tx) => {
    const before = await refundPolicyOf(tx, context.organizationId)
    await setRefundPolicy(tx, context.organizationId, policy)
    await recordAudit(tx, {
      actorKind: "creator",
      actorId: context.creatorId,
      action: "refund_policy.set",
      objectType: "organization",
      objectId: context.organizationId,
      before,
      after: policy,
    })
  })
  res.json({ policy })
}
