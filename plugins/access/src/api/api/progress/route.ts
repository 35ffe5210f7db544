import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { saveProgress } from "@codex/entitlements"
import { withTenant } from "@codex/kernel"
import type { ProgressBody } from "../../../contract"
import { customerIdOf, pgOf } from "../../../lib/request"

export async function POST(
  req: AuthenticatedMedusaRequest<ProgressBody>,
  res: MedusaResponse
): Promise<void> {
  const customerId = customerIdOf(req)
  const { post_id, asset_id, position_ms, duration_ms } = req.validatedBody
  await withTenant(pgOf(req.scope), { customerId }, (tx) =>
    saveProgress(tx, {
      customerId,
      postId: post_id,
      assetId: asset_id,
      positionMs: position_ms,
      durationMs: duration_ms,
    })
  )
  res.status(204).end()
}
