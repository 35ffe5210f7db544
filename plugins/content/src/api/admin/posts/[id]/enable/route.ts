import { assertDefined } from "@codex/kernel"
import { operatorOf } from "@codex/plugin-creators/workflows"
import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type { OnSale } from "../../../../../contract"
import { contentEnablePostWorkflow } from "../../../../../workflows"

/** Gives a post back to its author; on sale again if it was. */
export async function POST(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<OnSale>
) {
  const post_id = assertDefined(req.params.id, "post id")
  const { result } = await contentEnablePostWorkflow(req.scope).run({
    input: { post_id, ...operatorOf(req) },
  })
  res.json(result)
}
