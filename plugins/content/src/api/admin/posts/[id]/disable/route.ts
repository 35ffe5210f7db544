import { assertDefined } from "@codex/kernel"
import { operatorOf } from "@codex/plugin-creators/workflows"
import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type { DisableBody, OnSale } from "../../../../../contract"
import { contentDisablePostWorkflow } from "../../../../../workflows"

/** Takes a post off sale until it is enabled; its author is told why. */
export async function POST(
  req: AuthenticatedMedusaRequest<DisableBody>,
  res: MedusaResponse<OnSale>
) {
  const post_id = assertDefined(req.params.id, "post id")
  const { reason } = req.validatedBody
  await contentDisablePostWorkflow(req.scope).run({
    input: { post_id, reason, ...operatorOf(req) },
  })
  res.json({ on_sale: false })
}
