import { resolveOrganizationByHandle } from "@codex/creators"
import { assertDefined } from "@codex/kernel"
import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { StoreRefundPolicy } from "../../../../../contract"
import { checkoutFailure } from "../../../../../lib/failures"
import { inPlatform } from "../../../../../lib/platform"
import { refundPolicyOf } from "../../../../../refunds/refund-policy"

/** What a store promises about refunds; the same for everybody who asks. */
export async function GET(
  req: MedusaRequest,
  res: MedusaResponse<StoreRefundPolicy>
) {
  const handle = assertDefined(req.params.handle, "handle")
  const policy = await inPlatform(req.scope, "store: policy", async (tx) => {
    const store = await resolveOrganizationByHandle(tx, handle)
    if (store?.status !== "active") {
      throw checkoutFailure("store_not_found")
    }
    return refundPolicyOf(tx, store.id)
  })
  res.set("cache-control", "public, max-age=60, stale-while-revalidate=300")
  res.json({ policy })
}
