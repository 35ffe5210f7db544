import { assertDefined } from "@codex/kernel"
import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { refundPreviewQuery, type RefundPreview } from "../../../../../contract"
import { inPlatform } from "../../../../../lib/platform"
import {
  purchaseInScope,
  refundPreview,
} from "../../../../../refunds/read-refunds"

/** What giving money back would do to buyer, payees and platform. */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<{ preview: RefundPreview }>
) {
  const id = assertDefined(req.params.id, "purchase id")
  const query = refundPreviewQuery.parse(req.validatedQuery)
  const preview = await inPlatform(req.scope, "refund preview", async (tx) =>
    refundPreview(tx, await purchaseInScope(tx, id, {}), query.amount_minor)
  )
  res.json({ preview })
}
