import { assertDefined } from "@codex/kernel"
import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type { SuspenseDetail } from "../../../../contract"
import { inPlatform } from "../../../../lib/platform"
import { suspenseDetail } from "../../../../suspense/read"

/** One payment that belongs to no purchase, and what can be done about it. */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<SuspenseDetail>
) {
  const id = assertDefined(req.params.payment_id, "payment id")
  res.json(
    await inPlatform(req.scope, "operator: suspense", (tx) =>
      suspenseDetail(tx, id)
    )
  )
}
