import { studioContext } from "@codex/plugin-creators/workflows"
import type { AuthenticatedMedusaRequest } from "@medusajs/framework/http"
import type { Decider } from "./decide-refund"
import type { RefundScope } from "./read-refunds"

/**
 * Owners and managers see every sale of their organization; a creator in it
 * sees the sales of what they made.
 */
export async function studioRefundScope(
  req: AuthenticatedMedusaRequest
): Promise<{ scope: RefundScope; decider: Decider; manages: boolean }> {
  const context = await studioContext(req)
  const manages = context.role === "owner" || context.role === "admin"
  return {
    manages,
    decider: { kind: "creator", id: context.creatorId },
    scope: {
      organizationId: context.organizationId,
      ...(manages ? {} : { creatorId: context.creatorId }),
    },
  }
}
