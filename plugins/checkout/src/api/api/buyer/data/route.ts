import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type { OwnData } from "../../../../contract"
import { collectOwnData } from "../../../../own-data/collect"

/** All that is kept of the signed-in shopper. */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<OwnData>
) {
  res.json(await collectOwnData(req.scope, req.auth_context.actor_id))
}
