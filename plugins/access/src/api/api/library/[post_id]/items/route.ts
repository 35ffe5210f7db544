import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { assertDefined } from "@codex/kernel"
import type { OwnedItemsResponse } from "../../../../../contract"
import { ownedItems } from "../../../../../downloads/owned-items"
import { customerIdOf, pgOf } from "../../../../../lib/request"

/** Files, links and films of other hosts that an owned post gives. */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<OwnedItemsResponse>
): Promise<void> {
  const postId = assertDefined(req.params.post_id, "post id")
  res.set("Cache-Control", "private, no-store")
  res.json(await ownedItems(pgOf(req.scope), customerIdOf(req), postId))
}
