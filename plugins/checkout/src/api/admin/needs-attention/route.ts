import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type { AttentionResponse } from "../../../contract"
import { inPlatform } from "../../../lib/platform"
import { needsAttention } from "../../../operator/attention"

export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<AttentionResponse>
) {
  res.json(await inPlatform(req.scope, "operator: attention", needsAttention))
}
