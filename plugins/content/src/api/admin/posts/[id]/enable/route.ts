import { assertDefined } from "@codex/kernel"
import { operatorOf } from "@codex/plugin-creators/workflows"
import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type { OnSale } from "../../../../../contract"
import { enableForSale } from "../../../../../lib/enable-post"

/** Gives a post back to its author; on sale again if it was. */
export async function POST(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<OnSale>
) {
  const post_id = assertDefined(req.params.id, "post id")
  res.json(await enableForSale(req.scope, { post_id, ...operatorOf(req) }))
}
